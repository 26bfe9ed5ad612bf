/** The weights of a model folder: tensors by name, whether they lie in one file or, as large models are saved, in several. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../../law/failure.ts'
import { weightFiles } from './folder.ts'
import { registryWords, safetensorsWords } from './messages.ts'
import { openSafetensors, type Safetensors } from './safetensors.ts'

/** Opens the weights. Throws a `Failure` (invalid) that says what is wrong with them. */
export async function openWeights(folder: string): Promise<Omit<Safetensors, 'metadata'>> {
  const names = weightFiles(await readdir(folder))
  if (names.length === 0) throw new Failure('invalid', registryWords.badFile('model.safetensors'))
  const files: Safetensors[] = []
  const close = async (): Promise<void> => { for (const file of files) await file.close() }
  try {
    const homes = new Map<string, Safetensors>()
    for (const name of names) {
      const file = await openSafetensors(join(folder, name))
      files.push(file)
      for (const tensor of file.tensors.keys()) {
        if (homes.has(tensor)) throw new Failure('invalid', safetensorsWords.twice(tensor))
        homes.set(tensor, file)
      }
    }
    return { tensors: new Map(files.flatMap(({ tensors }) => [...tensors])), read: (tensor) => homes.get(tensor.name)!.read(tensor), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Rewrites a Parquet file with columns dropped, masked, hashed or made coarser. Runs in the gate's child process. */
import { type DuckDBDataChunk, DuckDBInstance, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api'
import { type Detector, maskText, treatValue } from '../../../kernel/personal-data/index.ts'
import { quoteName, quoteText } from '../engine/index.ts'
import type { Treatment, Work } from './contract.ts'

type Treating = Extract<Work, { task: 'treat' }>

/** How a treatment rewrites one value. */
function rewriting({ action, kind, within }: Treatment, detectors: readonly Detector[], secret: Buffer): (value: string) => string | null {
  if (within) return (value) => maskText(value, detectors).text
  const detector = detectors.find((one) => one.kind === kind)
  if (detector === undefined) throw new Error(`There is no detector of ${kind}`)
  return (value) => treatValue(action, detector, value, secret)
}

export async function treat({ input, output, scratch, treatments, secret }: Treating, detectors: readonly Detector[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2', memory_limit: '640MiB', temp_directory: scratch, autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  const dropped = treatments.filter(({ action }) => action === 'drop').map(({ column }) => column)
  const rewritten = treatments.filter(({ action }) => action !== 'drop' && action !== 'keep')
  for (const [index, treatment] of rewritten.entries()) {
    const rewrite = rewriting(treatment, detectors, Buffer.from(secret, 'hex'))
    connection.registerScalarFunction(DuckDBScalarFunction.create({
      name: `rewrite_${index}`, returnType: VARCHAR, parameterTypes: [VARCHAR],
      mainFunction: (_, chunk: DuckDBDataChunk, answer) => {
        for (const [row, value] of chunk.getColumnValues(0).entries()) answer.setItem(row, typeof value === 'string' ? rewrite(value) : null)
        answer.flush()
      },
    }))
  }
  const except = dropped.length > 0 ? ` exclude (${dropped.map(quoteName).join(', ')})` : ''
  const replaced = rewritten.map(({ column }, index) => `rewrite_${index}(cast(${quoteName(column)} as varchar)) as ${quoteName(column)}`)
  const replace = replaced.length > 0 ? ` replace (${replaced.join(', ')})` : ''
  await connection.run(`copy (select *${except}${replace} from read_parquet(${quoteText(input)})) to ${quoteText(output)} (format parquet, compression zstd)`)
  connection.closeSync()
  instance.closeSync()
}

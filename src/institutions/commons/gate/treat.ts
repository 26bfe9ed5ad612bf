/** Rewrites a Parquet file with columns dropped, masked, hashed or made coarser. Runs in the gate's child process. */
import { type DuckDBDataChunk, DuckDBInstance, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api'
import { type Detector, treatValue } from '../../../kernel/personal-data/index.ts'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { asParquet } from '../engine/index.ts'
import type { Work } from './contract.ts'

type Treating = Extract<Work, { task: 'treat' }>

export async function treat({ input, output, scratch, treatments, secret }: Treating, detectors: readonly Detector[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2', memory_limit: '640MiB', temp_directory: scratch, autoinstall_known_extensions: 'false', autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  const dropped = treatments.filter(({ action }) => action === 'drop').map(({ column }) => column)
  const rewritten = treatments.filter(({ action }) => action !== 'drop' && action !== 'keep')
  const means = { detectors, key: Buffer.from(secret, 'hex') }
  for (const [index, { action, findings }] of rewritten.entries()) {
    connection.registerScalarFunction(DuckDBScalarFunction.create({
      name: `rewrite_${index}`, returnType: VARCHAR, parameterTypes: [VARCHAR],
      mainFunction: (_, chunk: DuckDBDataChunk, answer) => {
        for (const [row, value] of chunk.getColumnValues(0).entries()) answer.setItem(row, typeof value === 'string' ? treatValue(action, value, findings, means) : null)
        answer.flush()
      },
    }))
  }
  const except = dropped.length > 0 ? ` exclude (${dropped.map(quoteName).join(', ')})` : ''
  const replaced = rewritten.map(({ column }, index) => `rewrite_${index}(cast(${quoteName(column)} as varchar)) as ${quoteName(column)}`)
  const replace = replaced.length > 0 ? ` replace (${replaced.join(', ')})` : ''
  const described = await connection.runAndReadAll(`describe select * from read_parquet(${quoteText(input)})`)
  await connection.run(`copy (select *${except}${replace} from read_parquet(${quoteText(input)})) to ${quoteText(output)} (${asParquet(described.currentRowCount)})`)
  connection.closeSync()
  instance.closeSync()
}

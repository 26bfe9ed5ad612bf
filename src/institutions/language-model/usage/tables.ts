/** The rows of the tables of usage. */
import type { Generated } from 'kysely'
import type { Day, Instant } from '../../../law/time.ts'

interface Counted {
  organisation: string; key: string; model: string; endpoint: string; status: number; day: Day
  requests: bigint; prompt_tokens: bigint; output_tokens: bigint; estimated: bigint; uncharged_tokens: bigint; milliseconds: bigint
  input_price: bigint | null; output_price: bigint | null; amount: bigint
}

export interface EntryTable extends Counted { id: Generated<bigint>; holder: string; batch: bigint; minute: Instant; digest: bigint | null }

interface InvoiceTable { organisation: string; month: string; amount: bigint; free_tokens: bigint; invoice: string | null; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { usage_entry: EntryTable; usage_day: Counted; usage_invoice: InvoiceTable; served_month: { month: string; entry: bigint } }
}

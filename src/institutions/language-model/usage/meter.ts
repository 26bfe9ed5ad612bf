/** The meter: adds up what calls used by key, model, endpoint, status and minute, and writes it in batches. */
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../law/time.ts'

/** One call that has ended, with neither its prompt nor its answer. */
export interface Metered {
  readonly key: string
  readonly organisation: string
  readonly model: string
  readonly endpoint: string
  readonly status: number
  /** The minute and the day of the country's offices in which the call began. */
  readonly minute: Instant
  readonly day: Day
  readonly promptTokens: number
  readonly outputTokens: number
  readonly estimated: boolean
  readonly unchargedTokens: number
  readonly milliseconds: number
  /** Tiyn for a million tokens; undefined where no price is set. */
  readonly price: { readonly input: bigint; readonly output: bigint } | undefined
}

/** What was added up: whole numbers that a double holds exactly. */
interface Sum extends Pick<Metered, 'key' | 'organisation' | 'model' | 'endpoint' | 'status' | 'minute' | 'day' | 'price'> {
  requests: number; promptTokens: number; outputTokens: number; estimated: number; unchargedTokens: number; milliseconds: number
}

/** Sums that wait to be written; they change no more. */
export type MeterBatch = readonly Sum[]

export interface Meter {
  add(call: Metered): void
  /** Takes what was added since the last time; undefined where nothing was. */
  take(): MeterBatch | undefined
  /** Writes a batch in the transaction that settles its budgets. */
  write(tx: Tx, of: { readonly holder: string; readonly batch: bigint }, sums: MeterBatch): Promise<void>
}

export function openMeter(): Meter {
  let sums = new Map<string, Sum>()

  return {
    add(call) {
      const { key, organisation, model, endpoint, status, minute, day, price } = call
      const name = `${key}\n${model}\n${endpoint}\n${status}\n${minute}\n${price?.input}\n${price?.output}`
      let sum = sums.get(name)
      if (sum === undefined) {
        sum = { key, organisation, model, endpoint, status, minute, day, price, requests: 0, promptTokens: 0, outputTokens: 0, estimated: 0, unchargedTokens: 0, milliseconds: 0 }
        sums.set(name, sum)
      }
      sum.requests += 1
      sum.promptTokens += call.promptTokens
      sum.outputTokens += call.outputTokens
      sum.estimated += call.estimated ? 1 : 0
      sum.unchargedTokens += call.unchargedTokens
      sum.milliseconds += Math.round(call.milliseconds)
    },
    take() {
      if (sums.size === 0) return undefined
      const taken = [...sums.values()]
      sums = new Map()
      return taken
    },
    async write(tx, { holder, batch }, taken) {
      // In one order, so that two processes that write the same days do not wait for each other in a circle.
      const rows = taken.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).map((sum) => ({
        key: sum.key, organisation: sum.organisation, model: sum.model, endpoint: sum.endpoint, status: sum.status, minute: sum.minute, day: sum.day,
        requests: sum.requests, prompt_tokens: sum.promptTokens, output_tokens: sum.outputTokens, estimated: sum.estimated, uncharged_tokens: sum.unchargedTokens,
        milliseconds: sum.milliseconds, input_price: sum.price === undefined ? null : String(sum.price.input), output_price: sum.price === undefined ? null : String(sum.price.output),
        amount: String(sum.price === undefined ? 0n : BigInt(sum.promptTokens) * sum.price.input + BigInt(sum.outputTokens) * sum.price.output),
      }))
      const from = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(key uuid, organisation uuid, model text, endpoint text, status smallint, minute timestamptz, day date,
        requests bigint, prompt_tokens bigint, output_tokens bigint, estimated bigint, uncharged_tokens bigint, milliseconds bigint, input_price bigint, output_price bigint, amount bigint)`
      const same = sql.raw('key, organisation, model, endpoint, status, day, requests, prompt_tokens, output_tokens, estimated, uncharged_tokens, milliseconds, input_price, output_price, amount')
      await sql`insert into usage_entry (holder, batch, minute, ${same}) select ${holder}::uuid, ${batch}::bigint, minute, ${same} from ${from}`.execute(tx)
      await sql`
        insert into usage_day as d (organisation, day, key, model, endpoint, status, input_price, output_price, requests, prompt_tokens, output_tokens, estimated, uncharged_tokens, milliseconds, amount)
        select organisation, day, key, model, endpoint, status, input_price, output_price, sum(requests), sum(prompt_tokens), sum(output_tokens), sum(estimated), sum(uncharged_tokens), sum(milliseconds), sum(amount)
        from ${from} group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8
        on conflict (organisation, day, key, model, endpoint, status, input_price, output_price) do update set
          requests = d.requests + excluded.requests, prompt_tokens = d.prompt_tokens + excluded.prompt_tokens, output_tokens = d.output_tokens + excluded.output_tokens,
          estimated = d.estimated + excluded.estimated, uncharged_tokens = d.uncharged_tokens + excluded.uncharged_tokens, milliseconds = d.milliseconds + excluded.milliseconds,
          amount = d.amount + excluded.amount`.execute(tx)
    },
  }
}

const orderOf = ({ organisation, day, key, model, endpoint, status }: Sum): string => `${organisation} ${day} ${key} ${model} ${endpoint} ${status}`

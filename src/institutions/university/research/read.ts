/** Reads what became of each grant: the register of projects, that of accepted stages, and what the bank has proved. */
import type { Kernel } from '../../../kernel/index.ts'
import type { EntitlementView } from '../../../kernel/entitlements/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import type { Tiyn } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { ResearchOptions } from './options.ts'

/** `elsewhere`: accepted before the portal, which ordered no payment of it. `not paid`: of a grant that was withdrawn before the stage was accepted. */
export type StageState = 'to come' | 'accepted' | 'paid' | 'elsewhere' | 'not paid'

const stageNames = ['first', 'second'] as const
const outputKinds = ['datasets', 'models', 'publications', 'code'] as const

export interface StageOf {
  readonly name: typeof stageNames[number]
  readonly sum: Tiyn
  readonly state: StageState
  readonly paidOn?: Day
  /** The entry of the accepted stage. */
  readonly entry?: string
  readonly outputs: readonly string[]
}

export interface Project {
  readonly number: string
  readonly title: Text
  readonly organisation: string
  readonly withdrawn: boolean
  readonly granted: Tiyn
  readonly paid: Tiyn
  /** What may still be paid. */
  readonly left: Tiyn
  readonly ethics?: { readonly until?: Day }
  readonly stages: readonly StageOf[]
}

const atOnce = 100

/** Every project of the register, the newest first. */
export async function projectsOf(kernel: Kernel, options: ResearchOptions): Promise<readonly Project[]> {
  const [projects, stages, rights] = await Promise.all([all(kernel, options.projects), all(kernel, options.stages), rightsOf(kernel, options.stage)])
  const paidBy = new Map(await Promise.all(rights.map(async (right) => [(await kernel.registers.ofAct({ decision: right.decision }))?.number, right] as const)))
  const accepted = new Map(stages.flatMap((one) => (one.state === 'struck' ? [] : [[`${one.values['project']} ${one.values['stage']}`, one] as const])))
  return projects.map(({ number, title, state, values }): Project => {
    const withdrawn = state === 'struck'
    const own = stageNames.map((name): StageOf => {
      const entry = accepted.get(`${number} ${name}`)
      const right = paidBy.get(entry?.number)
      const proof = right?.instalments.find(({ paid }) => paid)?.paid
      return {
        name, sum: BigInt(String(values[`${name}Sum`] ?? 0)), state: proof ? 'paid' : right ? 'accepted' : entry ? 'elsewhere' : withdrawn ? 'not paid' : 'to come', ...(proof && { paidOn: proof.on }), ...(entry && { entry: entry.number }),
        outputs: entry === undefined ? [] : outputKinds.flatMap((kind) => String(entry.values[kind] ?? '').split(/[\s,;]+/).filter((word) => word !== '')),
      }
    })
    const sumOf = (...states: readonly StageState[]): Tiyn => own.reduce((sum, one) => (states.includes(one.state) ? sum + one.sum : sum), 0n)
    return {
      number, title, organisation: String(values['organisation'] ?? ''), withdrawn, granted: sumOf('to come', 'accepted', 'paid', 'elsewhere', 'not paid'), paid: sumOf('paid'), left: sumOf('to come', 'accepted'), stages: own,
      ...(values['ethicsNeeded'] === true && { ethics: values['ethicsUntil'] ? { until: String(values['ethicsUntil']) as Day } : {} }),
    }
  })
}

/** All that everybody sees of a register. */
async function all({ registers }: Kernel, register: string): Promise<readonly EntryView[]> {
  const entries: EntryView[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const { entries: some, next } = await registers.page({ register, limit: atOnce, ...(cursor !== undefined && { cursor }) }, null)
    entries.push(...some)
    ;[cursor, more] = [next, next !== undefined]
  }
  return entries
}

/** All that decisions of the procedure pay. */
async function rightsOf({ entitlements }: Kernel, procedure: string): Promise<readonly EntitlementView[]> {
  const rights: EntitlementView[] = []
  for (let page = 1; ; page += 1) {
    const { rows, total } = await entitlements.ofProcedures([procedure], { page, size: atOnce })
    rights.push(...rows)
    if (rows.length === 0 || rights.length >= total) return rights
  }
}

/** Reads meetings and instructions from their registers as everybody sees them, and who has answered from the duties. */
import type { Kernel } from '../../../kernel/index.ts'
import type { ObligationView } from '../../../kernel/obligations/index.ts'
import { same } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { entriesOf } from '../plan/index.ts'
import { remembered } from '../remembered.ts'
import type { Instruction, Meeting } from './instructions.ts'

/** The registers of the country, whose columns have the names that this file reads, and the procedures whose decisions lay the duty to answer upon a body. */
export interface MeetingRegisters { readonly council: string; readonly commission: string; readonly instructions: string; /** Of the texts that the two did not adopt. */ readonly rejected: readonly string[]; /** The procedures of meetings, whose form asks for an agenda. */ readonly meets: readonly string[]; readonly answers: readonly string[] }

export interface Met { readonly council: readonly Meeting[]; readonly commission: readonly Meeting[]; /** What either did not adopt, the newest first. */ readonly rejected: readonly Meeting[]; readonly instructions: readonly Instruction[] }
export type Meetings = () => Promise<Met>

const size = 200

/** Reads them, and remembers them until there is another act on their registers, another duty or answer, or the day is over. */
export function openMeetings(kernel: Kernel, ids: MeetingRegisters): Meetings {
  return remembered(async () => {
    const [acts, changes] = await Promise.all([kernel.registers.acts(ids.council, ids.commission, ids.instructions, ...ids.rejected), kernel.obligations.changes(ids.answers)])
    return `${dayOf(kernel.now(), kernel.country.calendar.zone)} ${acts} ${changes}`
  }, reader(kernel, ids))
}

function reader(kernel: Kernel, ids: MeetingRegisters): Meetings {
  /** Which entry a decision acted on stays so for ever. */
  const acted = new Map<string, string | undefined>()
  const entryOf = async (decision: string): Promise<string | undefined> => {
    if (!acted.has(decision)) acted.set(decision, (await kernel.registers.ofAct({ decision }))?.number)
    return acted.get(decision)
  }
  /** The last duty to answer of each instruction: a decision that gives one back brings a new one. */
  async function answers(): Promise<ReadonlyMap<string, ObligationView>> {
    const last = new Map<string, ObligationView>()
    for (const state of ['open', 'late', 'reported'] as const) {
      for (let page = 1; ; page += 1) {
        const { rows, total } = await kernel.obligations.overview({ state, page, size, procedures: ids.answers })
        for (const row of rows) {
          const number = row.decision === undefined ? undefined : await entryOf(row.decision)
          const before = number === undefined ? undefined : last.get(number)
          if (number !== undefined && (before === undefined || before.id < row.id)) last.set(number, row)
        }
        if (page * size >= total) break
      }
    }
    return last
  }
  async function meetingsOf(register: string): Promise<readonly Meeting[]> {
    return (await entriesOf(kernel, register)).map(({ number, path, values }) => ({
      number, path, name: String(values['name'] ?? number), heldOn: String(values['heldOn']) as Day, resolution: String(values['resolution'] ?? ''), ...(values['dissent'] !== undefined && values['dissent'] !== '' && { dissent: String(values['dissent']) }),
    })).toSorted((a, b) => b.heldOn.localeCompare(a.heldOn))
  }
  return async () => {
    const [council, commission, rejected, entries, answered] = await Promise.all([meetingsOf(ids.council), meetingsOf(ids.commission), Promise.all(ids.rejected.map(meetingsOf)), entriesOf(kernel, ids.instructions), answers()])
    return {
      council, commission, rejected: rejected.flat().toSorted((a, b) => b.heldOn.localeCompare(a.heldOn)), instructions: entries.map(({ number, path, values }): Instruction => {
        const at = answered.get(number)?.reportedAt
        return {
          number, path, what: String(values['what'] ?? number), whom: kernel.country.bodies.find(({ id }) => id === values['whom'])?.name ?? same(String(values['whom'])), until: String(values['until']) as Day, meeting: String(values['meeting']),
          ...(values['accepted'] !== undefined && values['accepted'] !== '' && { accepted: String(values['accepted']) }), ...(at !== undefined && { answeredAt: at }),
        }
      }),
    }
  }
}

/** Enters what is known of the national supercomputer and a made-up partition with its programmes into a sample house, by the very acts by which they are entered: a body brings them, an officer looks at them, the head signs. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface Sharing { readonly officer: Actor; readonly head: Actor; /** Speaks for a body that brings them. */ readonly reporter: Actor }

/** What publications say: how many accelerators there are is not among it. */
const known: Submitted = { name: 'Alem.cloud', cluster: 'Alem.cloud', scheduler: 'unknown', accelerator: 'NVIDIA H200', certainty: 'secondary', source: 'https://thegulfobserver.com/kazakhstan-government-to-hold-first-2026-meeting-with-focus-on-digitalization-and-ai' }
const madeUp: Submitted = { name: 'Үлгі бөлім', cluster: 'Үлгі кластер', scheduler: 'slurm', accelerator: 'Үлгі үдеткіш', accelerators: '16', site: 'Үлгі деректер орталығы', connection: 'ulgi', queue: 'main', certainty: 'assumed' }

const programmes: readonly Submitted[] = [
  { name: 'Үлгі: сынап көру', nameRu: 'Образец: пробные часы', nameEn: 'A sample: hours to try', tier: 'trial', forWhom: 'everyone', mostHours: '100', atOnceHours: '20', mostDays: '90', idleDays: '30', share: '10' },
  { name: 'Үлгі: стартап жобасы', nameRu: 'Образец: проект стартапа', nameEn: 'A sample: a start-up’s project', tier: 'project', forWhom: 'startup', mostHours: '5000', atOnceHours: '0', mostDays: '180', idleDays: '45', share: '30' },
]

/** Nothing where the procedures are not in force yet. */
export async function enterSampleCompute({ cases, registers }: Kernel, { officer, head, reporter }: Sharing, sign: Signing): Promise<void> {
  if (!cases.procedures.some(({ id }) => id === 'compute-hours.partition')) return
  const enter = async (procedure: string, answers: Submitted): Promise<string> => {
    const draft = await cases.begin(reporter, { procedure })
    for (const page of (await cases.draft(reporter, draft)).procedure.form) await cases.savePage(reporter, draft, page, answers)
    const id = await cases.file(reporter, { draft })
    await cases.perform(officer, { case: id, key: 'sample-check', doing: { type: 'complete', outcome: 'propose' } })
    const doing = { type: 'complete', outcome: 'enter' } as const
    await cases.perform(head, { case: id, key: 'sample-enter', doing, signature: await sign(head, await cases.document(id, doing)) })
    return (await registers.ofAct({ decision: (await cases.view(head, id)).state.decisions.at(-1)!.id }))!.number
  }
  await enter('compute-hours.partition', known)
  const partition = await enter('compute-hours.partition', madeUp)
  for (const programme of programmes) await enter('compute-hours.programme', { ...programme, partition })
}

/** Enters into a sample house what the chamber of audit found about a measure, with the answer of the body, and what it found about an indicator and nobody has answered yet; visibly made up and in one language, by the very acts by which it is entered. */
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { auditFindings } from './audit.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface Auditing { readonly auditor: Actor; /** Signs for the chamber. */ readonly chamber: Actor; /** Speaks for the body that answers. */ readonly reporter: Actor }

/** Enters them once. Nothing where the procedures are not in force yet, or the plan of the sample was not entered. */
export async function enterSampleAudit({ cases, db, registers }: Kernel, { auditor, chamber, reporter }: Auditing, sign: Signing): Promise<void> {
  if (!cases.procedures.some(({ id }) => id === 'strategy.audit-measure') || (await registers.standing(auditFindings)).length > 0) return
  const [measure, indicator] = await Promise.all([['measures', 'тәлімгерлерді даярлау'], ['indicators', 'өтінішті қарау мерзімі']].map(async ([register, name]) => (await registers.standing(`strategy.${register}`)).find(({ values }) => values['name'] === `Үлгі: ${name}`)?.number))
  if (measure === undefined || indicator === undefined) return
  const found = (about: 'measure' | 'indicator', facts: Readonly<Record<string, string>>): Promise<string> => transact(db, (tx) => cases.openOfItself(tx, auditor, { procedure: `strategy.audit-${about}`, facts, key: `sample-audit-${about}` }))
  const id = await found('measure', {
    measure, language: 'kk', called: 'Үлгі: орындалуын растайтын құжат жоқ', found: 'Үлгі: іс-шара орындалды деп хатта ғана айтылған, тізім де, акт те ұсынылмаған.', recommended: 'Үлгі: даярланған тәлімгерлердің санын растайтын актіні ұсыну.',
  })
  await cases.perform(reporter, { case: id, key: 'sample-answer', doing: { type: 'complete', outcome: 'answer', findings: { answerLanguage: 'kk', bodyAnswer: 'Үлгі: акт келесі тоқсанда ұсынылады.' } } })
  const doing = { type: 'complete', outcome: 'publish' } as const
  await cases.perform(chamber, { case: id, key: 'sample-publish', doing, signature: await sign(chamber, await cases.document(id, doing)) })
  await found('indicator', { indicator, language: 'kk', called: 'Үлгі: медиананың есептелуі', found: 'Үлгі: медиана қалай есептелгені көрсетілмеген.' })
}

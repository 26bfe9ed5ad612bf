/** What became of a draft that was sent on: read from the case by which it is enacted, never kept beside it; and the letters that tell its authors. */
import { enactment } from '../../law/core-act.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { CaseFate, Cases } from '../cases/index.ts'
import type { Tx } from '../database/index.ts'
import type { LetterParts, Parties } from '../parties/index.ts'

export type SentState =
  /** Somebody has it, in this step. */
  | { readonly is: 'sent'; readonly step: Text }
  /** Whoever had it in this step gave it back. */
  | { readonly is: 'returned'; readonly step: Text; readonly reasons: string }
  | { readonly is: 'signed' | 'inForce'; readonly from: Day }
  /** Another version was enacted in its place before it had begun. */
  | { readonly is: 'replaced' }

/** The state of the version that was sent; `entered` says whether the house has it. Pure. */
export function sentState({ step, ended }: CaseFate, { inForce: { from } }: Pick<Procedure, 'inForce'>, entered: boolean, today: Day): SentState {
  if (ended === undefined) return { is: 'sent', step }
  if (!ended.carriedOut.includes(enactment.name)) return { is: 'returned', step, reasons: ended.reasons ?? '' }
  return entered ? { is: from <= today ? 'inForce' : 'signed', from } : { is: 'replaced' }
}

const todos = {
  mend: spoken({ kk: 'жобаны ашып, себептерін оқыңыз, тармақтарды түзетіп, қайта жіберіңіз.', ru: 'откройте проект, прочитайте причины, исправьте пункты и отправьте его снова.', en: 'open the draft, read the reasons, mend its clauses and send it again.' }),
  nothing: spoken({ kk: 'ештеңе істеудің қажеті жоқ: қызмет осы күні өздігінен қолданысқа енеді.', ru: 'ничего делать не нужно: в этот день услуга вступит в силу сама.', en: 'nothing: the service comes into force by itself on that day.' }),
}
const ground = (number: string): Text => spoken({ kk: `қолданысқа енгізу ісі, № ${number}.`, ru: `дело о введении в действие, № ${number}.`, en: `the case by which it is enacted, № ${number}.` })
const about = (subject: Text, title: Text): Text => inEveryLanguage((locale) => `${subject[locale]}: ${title[locale]}`)

interface Told { readonly draft: string; readonly title: Text; readonly number: string }

export const letters = {
  returned: ({ draft, title, number }: Told, step: Text, reasons: string): LetterParts => ({
    kind: 'work/draft-returned', path: `/studio/${draft}`, ground: ground(number), todo: todos.mend,
    subject: about(spoken({ kk: 'Қызмет жобасы қайтарылды', ru: 'Проект услуги возвращён', en: 'The draft of a service was returned' }), title),
    says: inEveryLanguage((locale) => `${spoken({ kk: `Жоба мына кезеңнен қайтарылды: «${step.kk}».`, ru: `Проект возвращён с этапа «${step.ru}».`, en: `It was returned from the step “${step.en}”.` })[locale]}${reasons && `\n\n${reasons}`}`),
  }),
  signed: ({ draft, title, number }: Told, from: Day): LetterParts => ({
    kind: 'work/draft-signed', path: `/studio/${draft}`, ground: ground(number), todo: todos.nothing,
    subject: about(spoken({ kk: 'Қызмет жобасына қол қойылды', ru: 'Проект услуги подписан', en: 'The draft of a service was signed' }), title),
    says: spoken({ kk: `Қызметтің қолданысқа енетін күні: ${formatDay(from, 'kk')}.`, ru: `Услуга вступает в силу ${formatDay(from, 'ru')}.`, en: `The service comes into force on ${formatDay(from, 'en')}.` }),
  }),
} as const

interface Telling { readonly cases: Pick<Cases, 'fatesOf'>; readonly parties: Pick<Parties, 'holdersOf' | 'writeLetter'>; readonly authorsOf: (body: string | null) => readonly string[] }

/** Writes to those of its authors who sent or saved it once the case of a draft has ended. */
export async function tellAuthors({ cases, parties, authorsOf }: Telling, tx: Tx, id: string): Promise<void> {
  const draft = await tx.selectFrom('studio_draft').innerJoin('studio_version', (on) => on.onRef('draft', '=', 'studio_draft.id').onRef('studio_version.number', '=', 'sent_number'))
    .select(['studio_draft.id', 'body', 'declaration']).where('sent_as', '=', id).executeTakeFirst()
  const fate = draft && (await cases.fatesOf([id], tx)).get(id)
  if (fate?.ended === undefined) return
  const { declaration: { title, inForce: { from } }, body } = draft!
  const told = { draft: draft!.id, title, number: fate.number }
  const letter = fate.ended.carriedOut.includes(enactment.name) ? letters.signed(told, from) : letters.returned(told, fate.step, fate.ended.reasons ?? '')
  const wrote = new Set([fate.opener, ...(await tx.selectFrom('studio_version').select('saved_by').distinct().where('draft', '=', draft!.id).execute()).map(({ saved_by: by }) => by)])
  for (const author of await parties.holdersOf(authorsOf(body), tx)) if (wrote.has(author.id)) await parties.writeLetter(tx, author.id, letter)
}

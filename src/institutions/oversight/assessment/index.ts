/**
 * Impact assessments: published questionnaires run as data, scored exactly as the rule of their version does.
 *
 * Promises: answers are scored by the questionnaire of their own version, bounds included, and every answer that does not fit is listed; how far each
 * threshold lies is said; what is tried without an account is kept nowhere; a finished version never changes and stands in the journal, nor does a questionnaire that an office adds.
 * Never: keeps a score instead of answers, drops an answer in silence, or translates what nobody has published in translation.
 */
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { locales } from '../../../law/text.ts'
import { type PageToFind, procedureFor, type Route, type Visit } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { openQuestionnaires, questionnaireAct, type Questionnaires } from './added.ts'
import { assessmentApi } from './api.ts'
import { keptWork, openKept } from './kept.ts'
import { canadianVersions } from './known.ts'
import { ownQuestionnaire } from './own.ts'
import { words } from './pages/messages.ts'
import { mineRoutes } from './pages/mine.ts'
import { path, tryRoutes } from './pages/try.ts'

export { questionnaireAct } from './added.ts'
export { keeps } from './keeps.messages.ts'
export { assessing, assessmentThings } from './kept.ts'
export { assessmentOffer } from './pages/try.ts'

export const assessmentDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }

export const assessmentPages: readonly PageToFind[] = [{ path, title: words.title, about: words.lead }]

/** Keeps a finished assessment by the newest of Canada's questionnaires that come with this house for whoever acts, in one step; answers its name on the thread. Throws as the pages do. */
export async function finishAssessment(kernel: Kernel, tx: Tx, actor: Actor, title: string, answers: Readonly<Record<string, unknown>>): Promise<string> {
  const kept = openKept(kernel)
  const newest = canadianVersions[0]!
  const said = { answers: new Map(Object.entries(answers)), translations: {} }
  const id = await kept.begin(tx, actor, newest, title, said)
  await kept.finish(tx, actor, id, newest, said)
  return `assessment:${id}`
}

/** `own` are declarations of the country's questionnaires, beside those that Canada publishes. Throws when one of them does not fit. */
const questionnaires = (kernel: Kernel, own: readonly string[] = []): Questionnaires => openQuestionnaires(kernel, () => own.map((declared) => ownQuestionnaire(declared, locales)))

/** Throws when a questionnaire of the country does not fit. */
export function assessmentRoutes(kernel: Kernel, own?: readonly string[]): readonly Route[] {
  const all = questionnaires(kernel, own)
  return [...tryRoutes(all, (visit) => addingFor(kernel, visit)), ...mineRoutes(kernel, openKept(kernel), all), ...assessmentApi(all)]
}

/** What assessments do by themselves: they end with accounts, and further versions of a questionnaire are added by decisions. */
export function assessmentWork(kernel: Kernel, own?: readonly string[]): void {
  keptWork(kernel)
  questionnaires(kernel, own)
}

/** Where whoever looks adds a version, if their office may. */
function addingFor(kernel: Kernel, visit: Visit): string | undefined {
  const procedure = visit.actor === null || visit.actor.roles.length === 0 ? undefined : procedureFor(kernel, visit, questionnaireAct)
  return procedure && `/desk/open/${procedure.id}`
}

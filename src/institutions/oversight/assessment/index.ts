/**
 * Impact assessments: published questionnaires run as data, scored exactly as the rule of their version does.
 *
 * Promises: answers are scored by the questionnaire of their own version, bounds included, and every answer that does not fit is listed; how far each
 * threshold lies is said; what is tried without an account is kept nowhere; a finished version never changes and stands in the journal.
 * Never: keeps a score instead of answers, drops an answer in silence, or translates what nobody has published in translation.
 */
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { locales } from '../../../law/text.ts'
import type { PageToFind, Route } from '../../../portal/index.ts'
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { assessmentApi } from './api.ts'
import { openKept } from './kept.ts'
import { knownQuestionnaires } from './known.ts'
import { ownQuestionnaire } from './own.ts'
import { words } from './pages/messages.ts'
import { mineRoutes } from './pages/mine.ts'
import { path, tryRoutes } from './pages/try.ts'

export { keeps } from './keeps.messages.ts'
export { assessing, assessmentThings, keptWork } from './kept.ts'
export { assessmentOffer } from './pages/try.ts'

export const assessmentDoor: InstitutionDoor = { path, title: words.title, hint: words.hint }

export const assessmentPages: readonly PageToFind[] = [{ path, title: words.title, about: words.lead }]

/** Keeps a finished assessment by the newest of Canada's questionnaires for whoever acts, in one step; answers its name on the thread. Throws as the pages do. */
export async function finishAssessment(kernel: Kernel, tx: Tx, actor: Actor, title: string, answers: Readonly<Record<string, unknown>>): Promise<string> {
  const kept = openKept(kernel)
  const newest = knownQuestionnaires().all[0]!
  const said = { answers: new Map(Object.entries(answers)), translations: {} }
  const id = await kept.begin(tx, actor, newest, title, said)
  await kept.finish(tx, actor, id, newest, said)
  return `assessment:${id}`
}

/** `own` are declarations of the country's questionnaires, beside those that Canada publishes. Throws when one of them does not fit. */
export function assessmentRoutes(kernel: Kernel, own: readonly string[] = []): readonly Route[] {
  const known = knownQuestionnaires(own.map((declared) => ownQuestionnaire(declared, locales)))
  return [...tryRoutes(known), ...mineRoutes(kernel, openKept(kernel), known), ...assessmentApi(known)]
}

/** A draft is sent on: to a lawyer who checks it and a head who signs it, neither of them its author. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatDay } from '../../law/format.ts'
import type { Finding } from '../../law/lint.ts'
import { statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, fieldId, form, notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { keyField, keyFrom } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { madeOf, nobodyGranted } from './granted.ts'
import { isReturnedUnchanged } from './life.ts'
import { lifeWords } from './life.messages.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { failedExamples } from '../../law/trial/index.ts'
import { trialWords } from './trial.messages.ts'
import { authors, clauseLink, draftHere, draftPage, findingLine, findingsOf, hinderedNotice, hindering, numberFrom, placePath, spokenOf } from './parts.ts'

export const sendRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/send', kind: 'page', permission: authors(kernel), title: words.send,
    handle: async (visit, { draft }) => sendPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({
    method: 'POST', path: '/studio/:draft/send', kind: 'page', permission: authors(kernel), title: words.send,
    async handle(visit, { draft }) {
      const { values } = await visit.form()
      const why = (values['why'] ?? '').trim()
      try {
        if (why === '') throw new Failure('invalid', words.whyNeeded, [{ field: 'why', text: words.whyNeeded }])
        return seeOther(visit, `/desk/cases/${await kernel.studio.send(actorHere(visit), idFrom(draft), { number: numberFrom({ number: values['sends'] ?? '' }), why, key: keyFrom(values), despite: values['despite'] ?? '' })}?done=sent`)
      } catch (error) {
        if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
        const problems = error.problems.length > 0 ? error.problems : [{ text: error.text }]
        return sendPage(kernel, visit, await draftHere(kernel, visit, draft), { values, problems, status: statuses[error.kind] })
      }
    },
  }),
]

/** Makes applicants where nobody has: whoever sends a draft on waits for that once, and whoever writes it never. */
async function makeOnce(kernel: Kernel, { declaration }: StudioDraft): Promise<void> {
  if (await kernel.studio.madeOutcome(declaration) !== undefined) return
  const made = said(() => madeOf(kernel, declaration, 1))
  if (made) await kernel.studio.keepMade(declaration, made)
}

async function sendPage(kernel: Kernel, visit: Visit, draft: StudioDraft, { values = {}, problems = [], status }: { values?: Readonly<Record<string, string>>; problems?: readonly Problem[]; status?: number } = {}): Promise<Response> {
  const { locale, link } = visit
  const { declaration: { inForce: { from } }, sent } = draft
  const found = await findingsOf(kernel, draft)
  const errors = found.filter(({ severity }) => severity === 'error')
  // What keeps it back is said before anybody writes why; what was written stays where it turns up on sending.
  const hindered = errors.length > 0 || problems.length > 0 || sent?.stands ? [] : await kernel.studio.rehearsed(actorHere(visit), draft)
  if (errors.length === 0) await makeOnce(kernel, draft)
  const failing = failedExamples(draft.declaration, kernel.country.calendar)
  const listed = (some: readonly Finding[]): Content => html`<ul>${some.map((one) => findingLine(visit, one, clauseLink(visit, draft, one.place)))}</ul>`
  const above = hindering(found, hindered)
  const warnings = found.filter((one) => one.severity === 'warning' && !above.includes(one))
  const warned = warnings.length > 0 && notice(locale, { kind: 'warning', title: words.warnings, body: listed(warnings) })
  const body = errors.length > 0 ? notice(locale, { kind: 'warning', title: words.unsound, body: listed(errors) })
    : hindered.length > 0 ? html`${hinderedNotice(kernel, visit, draft, { hindered, found })}${warned}${await nobodyGranted(kernel, visit, draft)}`
    : html`${isReturnedUnchanged(draft) && notice(locale, { kind: 'warning', body: lifeWords.returnedUnchanged[locale] })}${warned}${await nobodyGranted(kernel, visit, draft)}${form(visit, { body: html`<input type="hidden" name="sends" value="${draft.number}">${keyField()}${field(locale, { kind: 'text', name: 'why', label: words.why, maxLength: 5000, long: true }, { values, problems })}${failing.length > 0 && html`${notice(locale, {
      kind: 'warning', title: trialWords.fails, body: html`<ul>${failing.map(({ example: { shows }, differences }) => html`<li>${shows[locale]}: ${differences.map((one) => one[locale]).join('; ')}</li>`)}</ul>`,
    })}${field(locale, { kind: 'text', name: 'despite', label: trialWords.despite, hint: trialWords.despiteHint, maxLength: 2000, long: true }, { values, problems })}`}${actions(button(locale, words.send))}` })}`
  return draftPage(visit, draft, {
    at: '/send', title: words.send, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems.map((one) => ({ ...one, text: spokenOf(kernel, draft, one.text) })), ({ field: asked, place }) => (asked === 'why' || asked === 'despite' ? `#${fieldId(asked)}` : place === undefined ? undefined : link(placePath(draft, place))))}<h1>${words.send[locale]}</h1><p>${words.sendHint[locale]} <b>${formatDay(from, locale)}</b></p>${
      sent && html`<p><a href="${link(`/desk/cases/${sent.case}`)}">${words.case[locale]}</a></p>`}${sent?.stands ? undefined : body}`,
  })
}

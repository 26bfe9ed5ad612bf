/** What the pages of the studio share: who may come in, the frame of a draft, what clauses are called, and what was found in them. */
import type { Kernel } from '../../kernel/index.ts'
import { grantingNobody, type SavedVersion, type StudioDraft } from '../../kernel/studio/index.ts'
import type { Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { officesOf } from '../../law/in-body.ts'
import type { Finding } from '../../law/lint.ts'
import { clauseOf, clausesOf, type DraftClause, fieldAtPath, shapeOf } from '../../law/studio/index.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { actorHere, idFrom } from '../asked.ts'
import { fieldId, notice, tag } from '../components/index.ts'
import { deskPage } from '../desk/parts.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Crumb } from '../layout.ts'
import type { Permission } from '../permission.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { lifeNotice, savedNotice } from './life.ts'
import { kindWords, words } from './messages.ts'
import { byTitles, spokenFinding } from './speaking.ts'
import { trialWords } from './trial.messages.ts'

/** Whoever holds an office that opens cases by which declarations come into force, as they are known when it is asked. */
export const authors = ({ studio }: Pick<Kernel, 'studio'>): Permission => ({ get anyRole() { return studio.roles } })

const studioCrumb: Crumb = { title: words.studio, path: '/studio' }

/** The draft of an address, as its last version or the one that a form names. */
export const draftHere = ({ studio }: Kernel, visit: Visit, id: string, number?: number): Promise<StudioDraft> => studio.read(actorHere(visit), idFrom(id), number)

/** The version that a form was filled in on. */
export const numberFrom = (values: Readonly<Record<string, string>>): number => {
  const number = Number(values['number'])
  return Number.isSafeInteger(number) && number > 0 && number < 1_000_000 ? number : 0
}

export const numberField = ({ number }: Pick<StudioDraft, 'number'>): Html => html`<input type="hidden" name="number" value="${number}">`

/** How long a form with a text of so many characters is at most, as browsers send it: up to nine bytes a character. */
export const bodyFor = (longest: number): number => 9 * longest + 200_000

const places = [['', words.clauses], ['/try', words.preview], ['/cases', trialWords.cases], ['/examples', trialWords.examples], ['/words', words.inWords], ['/law', words.law], ['/changes', words.changes], ['/history', words.history], ['/send', words.sends]] as const

/** A page of a draft, with the others one step away. */
export function draftPage(visit: Visit, draft: StudioDraft, { at = '', title, body, ...rest }: {
  readonly at?: (typeof places)[number][0] | 'within'; readonly title: Text; readonly body: Content; readonly error?: boolean; readonly status?: number; readonly headExtra?: Html; readonly crumbs?: readonly Crumb[]
}): Response {
  const { locale, link } = visit
  const path = `/studio/${draft.id}`
  const { crumbs = [], ...shown } = rest
  return deskPage({
    visit, title: inEveryLanguage((one) => `${title[one]}: ${draft.declaration.title[one]}`), ...shown,
    breadcrumbs: [studioCrumb, ...(at === '' ? [] : [{ title: draft.declaration.title, path }]), ...crumbs],
    body: html`<nav class="places wrapped" aria-label="${words.draft[locale]}"><ul>${places.map(([below, name]) =>
      html`<li><a href="${link(path + below)}"${at === below && html` aria-current="page"`}>${name[locale]}</a></li>`)}</ul></nav>${savedNotice(visit)}${(at === '' || at === 'within') && lifeNotice(visit, draft)}${body}`,
  })
}

/** What a clause is called: by its words where it has some. */
export function clauseTitle({ kind, name, own }: Pick<DraftClause, 'kind' | 'name' | 'own'>): Text {
  if (name === undefined) return kindWords[kind]
  const said = typeof own === 'object' && own !== null && !Array.isArray(own) ? ['title', 'label'].map((one) => (own as Readonly<Record<string, unknown>>)[one]).find((one) => typeof one === 'object') : undefined
  const text = (said as Text | undefined) ?? same(name)
  return inEveryLanguage((locale) => `${kindWords[kind][locale]}: ${text[locale]}`)
}

const tones = { error: 'late', warning: 'wait', note: 'plain' } as const satisfies Record<Finding['severity'], string>
const severities: Readonly<Record<Finding['severity'], Text>> = {
  error: spoken({ kk: 'қате', ru: 'ошибка', en: 'error' }), warning: spoken({ kk: 'ескерту', ru: 'предупреждение', en: 'warning' }), note: spoken({ kk: 'ескертпе', ru: 'замечание', en: 'note' }),
}

/** What the house says of a draft, in the words of its forms. */
export const spokenOf = ({ registers, cases }: Kernel, { declaration }: Pick<StudioDraft, 'declaration'>, text: Text): Text =>
  byTitles(text, new Map([...registers.declared, ...cases.procedures, declaration].map(({ id, title }) => [id, title])))

/** What the linter finds in a draft, in the words of its forms. */
export async function findingsOf({ studio, country }: Kernel, { declaration }: Pick<StudioDraft, 'declaration'>): Promise<readonly Finding[]> {
  const house = new Map(country.bodies.flatMap((body) => [...Object.entries({ ...body.roles, ...officesOf(body) }), [body.id, body.name] as const]))
  return (await studio.findings(declaration)).map((one) => spokenFinding(declaration, one, house))
}

/** One thing that the linter found, with its mend; `place` leads to where it is. */
export const findingLine = ({ locale }: Visit, { severity, words: said }: Finding, place?: Content): Html =>
  html`<li>${tag(locale, severities[severity], tones[severity])} ${place !== undefined && [place, ': ']}${said[locale]}</li>`

/** Where the field is written that a place of the linter names: its clause, at the field where its form asks it. */
export function placePath(draft: StudioDraft, place: string): string {
  const { clause, member } = clauseOf(clausesOf(draft.declaration), draft.declaration, place)
  const field = fieldAtPath(shapeOf(draft.declaration, clause), member)
  return `${clausePath(draft, clause.place)}${field === undefined ? '' : `#${fieldId(field)}`}`
}

/** The clause that a place of the linter belongs to, as a link to where it is written. */
export const clauseLink = ({ locale, link }: Visit, draft: StudioDraft, place: string): Html =>
  html`<a href="${link(placePath(draft, place))}">${clauseTitle(clauseOf(clausesOf(draft.declaration), draft.declaration, place).clause)[locale]}</a>`

/** What of the findings keeps a draft from being sent on though it lints: they are said there, and not once more among the warnings. */
export const hindering = (found: readonly Finding[], hindered: readonly Problem[]): readonly Finding[] =>
  grantingNobody(found).filter(({ place }) => hindered.some((one) => one.place === place))

/** What keeps a draft from being sent on though it lints, in the words of its forms. */
export function hinderedNotice(kernel: Kernel, visit: Visit, draft: StudioDraft, { hindered, found }: { readonly hindered: readonly Problem[]; readonly found: readonly Finding[] }): Html {
  const among = hindering(found, hindered)
  const textOf = ({ text, place }: Problem): Text => among.find((one) => one.place === place)?.words ?? spokenOf(kernel, draft, text)
  return notice(visit.locale, {
    kind: 'warning', title: words.hindered, body: html`<ul>${hindered.map((one) => html`<li>${one.place !== undefined && html`${clauseLink(visit, draft, one.place)}: `}${textOf(one)[visit.locale]}</li>`)}</ul>`,
  })
}

/** Where a clause is written. */
export const clausePath = ({ id }: Pick<StudioDraft, 'id'>, place: string): string => `/studio/${id}/clause?at=${encodeURIComponent(place)}`

export const savedLine = (visit: Visit, { by, at }: SavedVersion): Content => html`${by}, ${moment(visit, at)}`

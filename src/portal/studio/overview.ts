/** A draft clause by clause, with what the linter finds in each, and what can be added. */
import type { Kernel } from '../../kernel/index.ts'
import type { Json } from '../../law/canonical.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Finding } from '../../law/lint.ts'
import { printCitation } from '../../law/citation.ts'
import { printRule } from '../../law/print.ts'
import { fieldsOf } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { type Addable, clauseOf, type ClauseKind, clausesOf, type DraftChapter, draftChapters, type DraftClause, type HouseNames, isNamed, nameFrom, newClause, ownActId, questionKinds, singular } from '../../law/studio/index.ts'
import type { Text } from '../../law/text.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, type Control, errorSummary, fields, form, notice, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { stillNotice } from './copied.ts'
import { nobodyGranted } from './granted.ts'
import { changedSince, isReturnedUnchanged } from './life.ts'
import { lifeWords, takenOut } from './life.messages.ts'
import { chapterWords, kindWords, questionWords, words } from './messages.ts'
import { houseNames } from './house-names.ts'
import { authors, clauseLink, clausePath, clauseTitle, draftHere, draftPage, findingLine, findingsOf, hinderedNotice, numberField, numberFrom } from './parts.ts'

export const overviewRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft', kind: 'page', permission: authors(kernel), title: words.draft,
    handle: async (visit, { draft }) => overview(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({ method: 'POST', path: '/studio/:draft/clauses', kind: 'page', permission: authors(kernel), title: words.add, handle: (visit, { draft }) => add(kernel, visit, draft) }),
]

interface Refused { readonly values?: Readonly<Record<string, string>>; readonly problems?: readonly Problem[]; readonly status?: number }

/** What is found in each clause, by its place. */
export function findingsByClause(draft: StudioDraft, findings: readonly Finding[]): ReadonlyMap<string, readonly (Finding & { readonly member: string })[]> {
  const clauses = clausesOf(draft.declaration)
  return Map.groupBy(findings.map((one) => ({ one, ...clauseOf(clauses, draft.declaration, one.place) })).map(({ one, clause, member }) => ({ ...one, member, at: clause.place })), ({ at }) => at)
}

async function overview(kernel: Kernel, visit: Visit, draft: StudioDraft, { values = {}, problems = [], status }: Refused = {}): Promise<Response> {
  const { locale, link } = visit
  const { declaration } = draft
  const findings = await findingsOf(kernel, draft)
  const house = await houseNames(kernel, visit, draft)
  const clauses = clausesOf(declaration)
  const found = findingsByClause(draft, findings)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const hindered = errors.length > 0 ? [] : await kernel.studio.hindrances(actorHere(visit), draft)
  const { since, marks, gone } = await changedSince(kernel, visit, draft)
  const linkTo = (clause: DraftClause): Content => html`<a href="${link(clausePath(draft, clause.place))}">${clauseTitle(clause)[locale]}</a>`
  const line = (clause: DraftClause, within: readonly DraftClause[] = []): Content => html`<li>${linkTo(clause)}${marks.has(clause.place) && [' ', tag(locale, marks.get(clause.place)!)]}${summaryOf(visit, draft, clause)}${
    found.has(clause.place) && html`<ul>${found.get(clause.place)!.map((one) => findingLine(visit, one))}</ul>`}${within.length > 0 && html`<ul>${within.map((one) => line(one))}</ul>`}</li>`
  const chapter = (name: DraftChapter): Content => {
    const own = clauses.filter((one) => one.chapter === name)
    return html`<section id="chapter-${name}"><h2>${chapterWords[name][locale]}</h2><ul class="clauses">${own.filter(({ within }) => !within).map((clause) => line(clause, own.filter(({ within, place }) => within && place.startsWith(`${clause.place}.`))))}</ul>${adding(visit, draft, house, name, values['chapter'] === name ? { values, problems } : {})}</section>`
  }
  return draftPage(visit, draft, {
    title: words.draft, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${declaration.title[locale]}</h1><p><code>${declaration.id}</code> · ${words.version[locale]} ${draft.number} · <a href="/studio/${draft.id}/declaration.yaml" download="${
      declaration.id}.yaml">${words.download[locale]}</a></p>${draft.sent?.stands ? undefined : errors.length === 0
      ? hindered.length === 0 ? isReturnedUnchanged(draft) ? notice(locale, { kind: 'warning', body: lifeWords.returnedUnchanged[locale] }) : notice(locale, { kind: 'good', body: words.sound[locale] })
        : hinderedNotice(kernel, visit, draft, { hindered, found: findings })
      : notice(locale, { kind: 'warning', title: words.unsound, body: html`<ul>${errors.map((one) => findingLine(visit, one, clauseLink(visit, draft, one.place)))}</ul>` })}${marks.size + gone.length > 0 && html`<p class="hint">${since[locale]}${gone.length > 0 && ` ${takenOut(gone.map(clauseTitle))[locale]}`}</p>`}${await nobodyGranted(kernel, visit, draft)}${stillNotice(kernel, visit, draft)}${draftChapters.map(chapter)}`,
  })
}

/** What a clause says, in a line, where its title does not. */
function summaryOf({ locale }: Visit, { declaration }: StudioDraft, { kind, name, own }: DraftClause): Content {
  if (kind === 'rule') {
    const rule = declaration.rules[name!]
    return rule && html`<p class="hint">${said(() => printRule(rule, fieldsOf(declaration), locale, readingOf(declaration, declaration.inForce.from)))}</p>`
  }
  const basis = typeof own === 'object' && own !== null && !Array.isArray(own) ? (own as unknown as { readonly basis?: Parameters<typeof printCitation>[0] }).basis : undefined
  return basis?.act && html` <small>${printCitation(basis)[locale]}</small>`
}

/** What can be said of a draft that does not lint: nothing, where it names what is not there. */
export function said<T>(print: () => T): T | undefined {
  try {
    return print()
  } catch {
    return undefined
  }
}

/** The form that adds a clause to a chapter; nothing where nothing can be added. */
export function adding(visit: Visit, draft: StudioDraft, house: HouseNames, chapter: DraftChapter, state: Pick<Refused, 'values' | 'problems'>): Content {
  const holders = holdersOf(draft, chapter, house)
  if (holders.length === 0) return undefined
  const { locale, link } = visit
  const some = (kinds: readonly Addable[]): boolean => holders.some(({ kind }) => kinds.includes(kind))
  const [called, only] = [holders.filter((one) => !isOnly(one)), holders.filter(isOnly)]
  const into = (label: Text, choices: readonly HolderChoice[]): Control => ({ kind: 'select', name: 'into', label, choices: choices.map((one) => ({ value: one.value, label: one.label(locale) })) })
  const adds = (controls: readonly Control[], prefix: string): Html => form(visit, {
    action: link(`/studio/${draft.id}/clauses`), body: html`${numberField(draft)}<input type="hidden" name="chapter" value="${chapter}">${fields(locale, controls, { ...state, prefix })}${actions(button(locale, words.add, { kind: 'quiet' }))}`,
  })
  return html`<details${(state.problems ?? state.values ?? visit.kept?.some((one) => one.isFor(link(`/studio/${draft.id}/clauses`), `chapter=${chapter}`))) && html` open`}><summary>${words.add[locale]}</summary>${called.length > 0 && adds([
    into(words.whatToAdd, called),
    ...(some(['field']) ? [{ kind: 'select', name: 'question', label: words.kindOfQuestion, optional: true, choices: questionKinds.map((one) => ({ value: one, label: questionWords[one] })) } as const] : []),
    { kind: 'input', name: 'called', label: words.called, maxLength: longestTitle },
  ], chapter)}${only.length > 0 && adds([into(words.orOnly, only)], `${chapter}-only`)}</details>`
}

interface HolderChoice { readonly value: string; readonly kind: Addable; label(locale: Visit['locale']): string }

const isObjectWith = (own: unknown, member: string): boolean => typeof own === 'object' && own !== null && member in own

/** Of what there is one, so that it needs no title. */
const isOnly = ({ kind, value }: HolderChoice): boolean => value.startsWith('acts ') || kind === 'credential' || kind === 'entry' || kind === 'office' || singular.some((one) => one === kind)

/** What a clause is called when it is added; its form takes more. */
const longestTitle = 300

/** The records and lists into which something can be added, as choices. */
function holdersOf({ declaration }: StudioDraft, chapter: DraftChapter, house: HouseNames): readonly HolderChoice[] {
  const top = (member: string, kind: Addable): HolderChoice => ({ value: member, kind, label: (locale) => kindWords[kind][locale] })
  const inside = (of: ClauseKind, member: string, kind: Addable): readonly HolderChoice[] => clausesOf(declaration).filter((one) => one.kind === of)
    .map((one) => ({ value: `${one.place}.${member}`, kind, label: (locale) => `${kindWords[kind][locale]} — ${clauseTitle(one)[locale]}` }))
  const only = (kind: (typeof singular)[number]): readonly HolderChoice[] => (declaration[kind] === undefined ? [{ value: kind, kind, label: (locale) => kindWords[kind][locale] }] : [])
  switch (chapter) {
    case 'names': return [...only('about'), ...only('subject'), top('acts', 'act'), ...(house.acts ?? []).map(({ id, title }): HolderChoice => ({ value: `acts ${id}`, kind: 'act', label: (locale) => `${kindWords.act[locale]} — ${title[locale]}` })), ...Object.entries<Text>(house.offices ?? {}).filter(([role]) => declaration.offices[role] === undefined)
      .map(([role, title]): HolderChoice => ({ value: `offices ${role}`, kind: 'office', label: (locale) => `${kindWords.office[locale]} — ${title[locale]}` }))]
    case 'form': return [...inside('page', 'fields', 'field'), top('form', 'page')]
    case 'rules': return [top('rules', 'rule'), top('parameters', 'parameter'), top('lists', 'list'), top('tables', 'table'), top('bands', 'bands'), top('scopes', 'scope'), top('questionnaires', 'questionnaire'), top('computed', 'computed')]
    case 'steps': return [top('steps', 'step'), { ...top('steps', 'opinions'), value: 'steps opinions' }, { ...top('steps', 'payment'), value: 'steps payment' }, ...inside('step', 'outcomes', 'outcome'), ...inside('step', 'findings', 'field'), ...clausesOf(declaration).filter((one) => one.kind === 'outcome' && isObjectWith(one.own, 'decides') && !isObjectWith(one.own, 'effect'))
      .map((one): HolderChoice => ({ value: `${one.place}.effect`, kind: 'entry', label: (locale) => `${kindWords.entry[locale]} — ${clauseTitle(one)[locale]}` })), ...only('workingHours')]
    case 'decisions': return [top('decisions', 'decision'), ...clausesOf(declaration).filter((one) => one.kind === 'decision' && declaration.decisions[one.name!]?.credential === undefined)
      .map((one): HolderChoice => ({ value: `${one.place}.credential`, kind: 'credential', label: (locale) => `${kindWords.credential[locale]} — ${clauseTitle(one)[locale]}` }))]
    case 'money': return [top('entitlements', 'entitlement'), top('obligations', 'obligation'), ...only('call'), ...only('allocates')]
    case 'rest': return []
  }
}

async function add(kernel: Kernel, visit: Visit, id: string): Promise<Response> {
  const { values } = await visit.form()
  const draft = await draftHere(kernel, visit, id)
  const chapter = draftChapters.find((one) => one === values['chapter']) ?? 'form'
  const house = await houseNames(kernel, visit, draft)
  const into = holdersOf(draft, chapter, house).find(({ value }) => value === values['into'])
  const written = into?.kind === 'act' ? house.acts?.find(({ id: one }) => into.value === `acts ${one}`) : undefined
  const only = into !== undefined && isOnly(into)
  const member = into?.value.slice(into.value.lastIndexOf('.') + 1) ?? ''
  const called = (values['called'] ?? '').trim()
  const made = written?.id ?? (only ? member : nameFrom(called, into?.kind ?? '', (one) => isNamed(draft.declaration, one)))
  const name = into?.kind === 'office' ? into.value.slice('offices '.length) : into?.kind === 'act' && written === undefined ? ownActId(draft.declaration, made) : made
  const holder = into === undefined ? '' : into.kind === 'office' ? 'offices' : written !== undefined ? 'acts' : only ? into.value.slice(0, Math.max(0, into.value.lastIndexOf('.'))) : into.value.split(' ')[0]!
  try {
    if (into === undefined) throw new Failure('invalid', words.chooseWhat, [{ field: 'into', text: words.chooseWhat }])
    if (!only && (called === '' || called.length > longestTitle)) throw new Failure('invalid', words.callIt, [{ field: 'called', text: words.callIt }])
    const value = written !== undefined ? written as unknown as Json : newClause(draft.declaration, into.kind, name, { question: questionKinds.find((one) => one === values['question']), called: only ? {} : { [visit.locale]: called }, house })
    await kernel.studio.save(actorHere(visit), idFrom(id), { number: numberFrom(values) || draft.number, change: { does: 'add', place: holder, name, value } })
  } catch (error) {
    if (!(error instanceof Failure) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error
    const problems = problemsOf(error)
    return overview(kernel, visit, draft, { values, problems: problems.map((one) => ({ ...one, field: one.field === 'into' ? 'into' : 'called' })), status: statuses[error.kind] })
  }
  const place = into.kind === 'office' ? '' : into.kind === 'computed' ? `computed.${draft.declaration.computed?.length ?? 0}` : into.kind === 'credential' || into.kind === 'entry' ? holder : holder.endsWith('.fields') ? `${holder.slice(0, -'.fields'.length)}.${name}` : holder === '' ? name : `${holder}.${name}`
  return seeOther(visit, `${clausePath(draft, place)}&done=saved`)
}

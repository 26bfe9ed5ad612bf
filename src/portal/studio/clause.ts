/** One clause: its form, the whole of it as YAML, what the linter finds in it, and both texts where two authors wrote it at once. */
import { stringify } from 'yaml'
import type { Kernel } from '../../kernel/index.ts'
import { ChangedMeanwhile, NotDeclared, type StudioDraft } from '../../kernel/studio/index.ts'
import type { Json } from '../../law/canonical.ts'
import { grounds } from '../../law/clauses.messages.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { procedureDifferences } from '../../law/differences.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { officesOf } from '../../law/in-body.ts'
import { printRule } from '../../law/print.ts'
import { type DecisionKind, fieldsOf, type Procedure, type Step } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { titlesOf } from '../../law/register.ts'
import { actsCited, type Change, changed, clauseAt, clauseFrom, type DraftClause, fieldAtPath, hasName, isName, isNameTaken, isUndrawn, listFields, nameWritten, type Part, renamedIn, rewritten, type Shape, shapeOf, singular, typedOf, type TypedClause } from '../../law/studio/index.ts'
import type { Text } from '../../law/text.ts'
import { readPiece } from '../../law/yaml.ts'
import { notFound, problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, errorSummary, field, form, notice } from '../components/index.ts'
import { changesOf } from '../desk/would-change.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { SubmittedForm, Visit } from '../visit.ts'
import { type Choosing, clauseFields, labelAt, labelled } from './clause-form.ts'
import { houseNames } from './house-names.ts'
import { followedBy, inLine, kindWords, savedBy, words } from './messages.ts'
import { adding, findingsByClause, said } from './overview.ts'
import { authors, bodyFor, clausePath, clauseTitle, draftHere, draftPage, findingLine, findingsOf, numberField, numberFrom } from './parts.ts'
import { shapeWords } from './shape.messages.ts'
import { byLabels } from './speaking.ts'

const longestYaml = 200_000
const deeds = ['save', 'choose', 'yaml', 'remove', 'up', 'down'] as const

export const clauseRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/clause', kind: 'page', permission: authors(kernel), title: words.clause,
    handle: async (visit, { draft }) => clausePage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
  route({ method: 'POST', path: '/studio/:draft/clause', kind: 'page', permission: authors(kernel), title: words.clause, bodyLimit: bodyFor(longestYaml), handle: (visit, { draft }) => write(kernel, visit, draft) }),
]

/** What another author saved since the form was read, and the change that was not saved for it. */
interface Meanwhile extends Pick<ChangedMeanwhile, 'standing' | 'last' | 'text'> { readonly read: StudioDraft; readonly change: Change }

/** What somebody typed that was not saved. */
interface Unsaved { readonly typed?: TypedClause | undefined; readonly yaml?: string | undefined; readonly problems?: readonly Problem[]; readonly status?: number; readonly meanwhile?: Meanwhile; /** Fields were asked for that were not there. */ readonly drawn?: true }

const placeIn = ({ url }: Visit): string => url.searchParams.get('at') ?? ''
const yamlOf = (own: Json): string => stringify(own, { lineWidth: 120, version: '1.2', aliasDuplicateObjects: false })

/** Where the name of what stands in a record is written; what stands in a list is called by a member of its own. */
const nameField = 'called'
const isNaming = ({ kind, name }: DraftClause, part: Part): boolean => name !== undefined && part.kind === 'line' && ((part.name === 'name' && (kind === 'field' || kind === 'example')) || (part.name === 'id' && kind === 'page'))

/** What the forms of a draft choose from: every act that is cited today, and the offices of its body beside those that it names. */
function choosingIn({ cases, country, registers }: Kernel, { body, declaration }: StudioDraft, place: string): Choosing {
  const responsible = body ?? country.bodies.find((one) => one.registers.includes(declaration.body.register))
  return { declaration, ...(place.startsWith('steps.') && { step: Object.keys(declaration.steps).find((name) => place === `steps.${name}` || place.startsWith(`steps.${name}.`)) }), acts: actsCited([declaration, ...cases.procedures]), offices: { ...declaration.offices, ...responsible?.roles, ...(responsible && officesOf(responsible)) },
    procedures: cases.procedures.map(({ id, title }) => [id, title]), registers: registers.declared.map(({ id, title }) => [id, title]),
    bodies: country.bodies.filter(({ id }) => id !== responsible?.id).map((one) => ({ id: one.id, name: one.name, offices: { ...one.roles, ...officesOf(one) } })) }
}

async function clausePage(kernel: Kernel, visit: Visit, draft: StudioDraft, { typed, yaml, problems = [], status, meanwhile, drawn }: Unsaved = {}): Promise<Response> {
  const { locale, link } = visit
  const { declaration } = draft
  const place = placeIn(visit)
  const clause = clauseAt(declaration, place)
  if (clause === undefined) return absent(kernel, visit, draft, place)
  const shape = shapeOf(declaration, clause, typed?.values)
  const rule = clause.kind === 'rule' ? declaration.rules[clause.name!] : undefined
  const found = findingsByClause(draft, await findingsOf(kernel, draft)).get(place) ?? []
  const sentences = (await kernel.studio.law(actorHere(visit), draft.id)).filter(({ places }) => places.includes(place))
  // What was just chosen has its fields drawn for it.
  const stands = typed ?? typedOf(shape, clause.own, declaration)
  const beside = found.flatMap(({ member, words: text }) => { const at = fieldAtPath(shape, member, stands.values); return at === undefined ? [] : [{ field: at, text }] })
  const state = { ...stands, problems: problems.length > 0 ? problems : beside, ...(typed && { kept: typedOf(shapeOf(declaration, clause), clause.own, declaration).values }) }
  const choosing = choosingIn(kernel, draft, place)
  const action = link(clausePath(draft, place))
  // What a thing is called in the system is seldom of interest: it stands below, in a fold.
  const [naming, others] = [shape.parts.filter((part) => isNaming(clause, part)), shape.parts.filter((part) => !isNaming(clause, part))]
  const asked = html`${clauseFields(locale, choosing, { parts: others }, state)}${hasName(clause) && (naming.length > 0 || nameWritten(clause, clause.own) === undefined) && html`<details${state.problems.some(({ field: at }) => at === nameField || naming.some(({ field: one }) => one === at)) && html` open`}><summary>${words.name[locale]}: <code>${clause.name}</code></summary><p class="hint">${words.nameFollows[locale]}</p>${
    naming.length > 0 ? clauseFields(locale, choosing, { parts: naming }, state) : field(locale, { kind: 'input', name: nameField, label: words.name, hint: words.nameHint, maxLength: 60, width: 'medium' }, { ...state, values: { [nameField]: clause.name!, ...state.values } })}</details>`}`
  return draftPage(visit, draft, {
    at: 'within', title: clauseTitle(clause), error: problems.length > 0 || meanwhile !== undefined, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${clauseTitle(clause)[locale]}</h1>${await renamedHere(kernel, visit, draft, place)}${meanwhile && bothTexts(kernel, visit, meanwhile, clause)}${
      rule && html`<p>${words.sentence[locale]}: <b>${said(() => printRule(rule, fieldsOf(declaration), locale, readingOf(declaration, declaration.inForce.from)))}</b></p>${usesOf(visit, draft, clause.name!)}`}${
      sentences.length > 0 && html`<blockquote><p class="hint">${words.beside[locale]}</p>${sentences.map((one) => html`<p>${one.words}</p>`)}</blockquote>`}${
      found.length > 0 && notice(locale, { kind: 'warning', title: words.found, body: html`<ul>${found.map((one) => findingLine(visit, one))}</ul>` })}${drawn && notice(locale, { kind: 'info', body: shapeWords.drawn[locale] })}${
      form(visit, { action, body: html`${numberField(draft)}${asked}${actions(button(locale, words.save, { name: 'act', value: 'save' }), button(locale, shapeWords.show, { kind: 'quiet', name: 'act', value: 'choose' }))}` })}<details${
      yaml !== undefined && html` open`}><summary>${words.asYaml[locale]}</summary><p class="hint">${words.asYamlHint[locale]}</p>${form(visit, { action, body: html`${numberField(draft)}<input type="hidden" name="act" value="yaml">${
        field(locale, { kind: 'text', name: 'yaml', label: words.yaml, maxLength: longestYaml, long: true }, { values: { yaml: yaml ?? yamlOf(clause.own) }, problems })}${actions(button(locale, words.save, { kind: 'quiet' }))}` })}</details>${
      clause.name !== undefined && form(visit, { action, body: html`${numberField(draft)}${actions(
        button(locale, words.up, { kind: 'quiet', name: 'act', value: 'up' }), button(locale, words.down, { kind: 'quiet', name: 'act', value: 'down' }), button(locale, words.remove, { kind: 'danger', name: 'act', value: 'remove' }))}` })}`,
  })
}

/** Where a rule is at work: the steps that check it, and the decisions that rest on it. */
function usesOf({ locale, link }: Visit, draft: StudioDraft, rule: string): Content {
  const { steps, decisions, eligibility } = draft.declaration
  const linked = (of: 'steps' | 'decisions', named: readonly (readonly [name: string, { readonly title: Text }])[]): Content =>
    named.map(([name, { title }], at) => html`${at > 0 && '; '}<a href="${link(clausePath(draft, `${of}.${name}`))}">${title[locale]}</a>`)
  const [checking, resting] = [Object.entries<Step>(steps).filter(([, { check }]) => check === rule), Object.entries<DecisionKind>(decisions).filter(([, { rules }]) => rules.includes(rule))]
  return html`<ul class="clauses">${checking.length > 0 && html`<li>${words.checkedAt[locale]}: ${linked('steps', checking)}</li>`}${eligibility === rule && html`<li>${grounds.checkedBefore[locale]}</li>`}${
    checking.length === 0 && eligibility !== rule && html`<li>${grounds.unchecked[locale]}</li>`}${resting.length > 0 && html`<li>${words.restingOn[locale]}: ${linked('decisions', resting)}</li>`}</ul>`
}

/** What a draft may hold and lacks is offered to be added. */
async function absent(kernel: Kernel, visit: Visit, draft: StudioDraft, place: string): Promise<Response> {
  const kind = singular.find((one) => one === place)
  if (kind === undefined) throw notFound()
  const chapter = kind === 'workingHours' ? 'steps' : kind === 'about' || kind === 'subject' ? 'names' : 'money'
  return draftPage(visit, draft, { at: 'within', title: kindWords[kind], body: html`<h1>${kindWords[kind][visit.locale]}</h1><p>${shapeWords.absent[visit.locale]}</p>${adding(visit, draft, await houseNames(kernel, visit, draft), chapter, { values: { into: kind } })}` })
}

/** What the other author changed, and what the text typed below would change of that, both in the words that the lawyer reads. */
function bothTexts(kernel: Kernel, { locale }: Visit, { standing, last, text, read, change }: Meanwhile, { place }: DraftClause): Content {
  const titles = titlesOf(kernel.registers.declared)
  const differences = (before: Procedure, after: Json | undefined): Content => {
    const { data } = procedureSchema.safeParse(after)
    const passages = data && said(() => procedureDifferences(before, data, titles))
    return passages !== undefined && passages.length > 0 ? changesOf(passages, locale) : html`<p>${words.notInWords[locale]}</p>`
  }
  const theirs = clauseAt(standing.declaration, place)?.own
  return notice(locale, {
    kind: 'warning', title: words.changedMeanwhile, body: html`<p>${text[locale]}</p><p>${savedBy(last.by)[locale]}</p><h2>${words.theyChanged[locale]}</h2>${differences(read.declaration, standing.declaration as unknown as Json)}<h2>${words.youChange[locale]}</h2>${
      differences(standing.declaration, changed(standing.declaration, change))}<p>${words.takeMine[locale]}</p>${theirs !== undefined && html`<details><summary>${words.theirs[locale]}</summary><pre tabindex="0">${yamlOf(theirs)}</pre></details>`}`,
  })
}

async function write(kernel: Kernel, visit: Visit, id: string): Promise<Response> {
  const sent = await visit.form()
  const { values } = sent
  const does = deeds.find((one) => one === values['act']) ?? 'save'
  // A form is read by the version on which it was filled in: there are its rows and its choices.
  const latest = await draftHere(kernel, visit, id)
  const read = numberFrom(values) === 0 || numberFrom(values) === latest.number ? latest : await draftHere(kernel, visit, id, numberFrom(values))
  const clause = clauseAt(read.declaration, placeIn(visit))
  if (clause === undefined) throw notFound()
  const shape = shapeOf(read.declaration, clause, values)
  const asTyped: Unsaved = does === 'yaml' ? { yaml: values['yaml'] ?? '' } : does === 'save' || does === 'choose' ? { typed: typedIn(shape, sent) } : {}
  // Where the clause is no longer there, what was typed is shown on what was read.
  const shown = (of: StudioDraft, unsaved: Unsaved): Promise<Response> => (clauseAt(of.declaration, clause.place) !== undefined ? clausePage(kernel, visit, of, unsaved)
    : clausePage(kernel, visit, read, { ...unsaved, problems: [{ text: words.gone }, ...unsaved.problems ?? []], status: statuses.conflict }))
  // Whoever chose another form has not seen what it asks: its fields are shown, and nothing is saved yet.
  if (does === 'choose' || (does === 'save' && isUndrawn(shape, values))) return shown(latest, { ...asTyped, drawn: true })
  const { change, problems } = changeFrom(kernel, read, clause, shape, does, asTyped)
  if (change === undefined) return shown(latest, { ...asTyped, problems, status: 422 })
  let saved = read.number
  try {
    saved = await kernel.studio.save(actorHere(visit), idFrom(id), { number: read.number, change })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error instanceof NotDeclared) return shown(latest, { ...asTyped, problems: placed(error, clause, shape, does, values), status: 422 })
    if (error instanceof ChangedMeanwhile) return shown(error.standing, { ...asTyped, meanwhile: { standing: error.standing, last: error.last, text: error.text, read, change }, status: 409 })
    return shown(latest, { ...asTyped, problems: problemsOf(error), status: statuses[error.kind] })
  }
  const also = change.does === 'write' && (place(clause, change) !== clause.place || renamedIn(clause, change.own) !== undefined) && saved !== latest.number ? '&renamed=yes' : ''
  return seeOther(visit, does === 'remove' ? `/studio/${id}?done=saved` : does === 'up' || does === 'down' ? `/studio/${id}?done=saved#chapter-${clause.chapter}` : `${clausePath(read, place(clause, change))}&done=${saved === latest.number ? 'unchanged' : 'saved'}${also}`)
}

/** The place of a clause after the change, by which it may be called otherwise. */
function place(clause: DraftClause, change: Change): string {
  const now = change.does === 'write' ? change.name ?? nameWritten(clause, change.own) : undefined
  return now === undefined || clause.name === undefined ? clause.place : `${clause.place.slice(0, -clause.name.length)}${now}`
}

/** What changed with a name: the clauses that name it, each where it is read. */
async function renamedHere({ studio }: Kernel, visit: Visit, { id, number, declaration }: StudioDraft, at: string): Promise<Content> {
  if (visit.url.searchParams.get('renamed') === null || number < 2) return undefined
  const before = await studio.read(actorHere(visit), id, number - 1)
  const followed = rewritten(before.declaration, declaration, at)
  return notice(visit.locale, { kind: 'info', body: html`<p>${followedBy(followed.length)[visit.locale]}</p>${followed.length > 0 && html`<ul>${followed.map((one) => html`<li><a href="${visit.link(clausePath({ id }, one.place))}">${clauseTitle(one)[visit.locale]}</a></li>`)}</ul>`}` })
}

const typedIn = (shape: Shape, { values, all }: SubmittedForm): TypedClause => ({ values, lists: Object.fromEntries(listFields(shape).map((name) => [name, all(name)])) })

/** The change that was typed, or what is wrong with it. */
function changeFrom(kernel: Kernel, read: StudioDraft, clause: DraftClause, shape: Shape, does: (typeof deeds)[number], { typed, yaml = '' }: Unsaved): { readonly change?: Change; readonly problems: readonly Problem[] } {
  const at = clause.place
  if (does === 'remove') return { change: { does, place: at }, problems: [] }
  if (does === 'up' || does === 'down') return { change: { does: 'move', place: at, by: does === 'up' ? -1 : 1 }, problems: [] }
  if (does === 'yaml') {
    const piece = readPiece(yaml, { longest: longestYaml, mostAliases: 100 })
    return piece.problems === undefined ? { change: { does: 'write', place: at, own: piece.value as Json }, problems: [] } : { problems: piece.problems.map(({ line, text }) => ({ field: 'yaml', text: inLine(line, text) })) }
  }
  const { acts } = choosingIn(kernel, read, at)
  const { own, problems } = clauseFrom(shape, clause.own, typed!, acts, read.declaration)
  if (problems.length > 0) return { problems: labelled(shape, problems) }
  const name = (typed!.values[nameField] ?? '').trim()
  const called = nameWritten(clause, own) ?? name
  if (!hasName(clause) || called === '' || called === clause.name) return { change: { does: 'write', place: at, own }, problems }
  const wrongName = clause.kind === 'page' || isName(called) ? undefined : words.wrongName
  const wrong = isNameTaken(read.declaration, clause, called) ? words.nameTaken : wrongName
  return wrong === undefined ? { change: { does: 'write', place: at, own, ...(called === name && nameWritten(clause, own) === undefined && { name }) }, problems }
    : { problems: [{ field: shape.parts.find((part) => isNaming(clause, part))?.field ?? nameField, text: wrong }] }
}

/** What the schema found, at the fields of the form. */
function placed({ found }: NotDeclared, { path: above }: DraftClause, shape: Shape, does: (typeof deeds)[number], values: TypedClause['values']): readonly Problem[] {
  return found.map(({ path, text }) => {
    const within = path.slice(above.length).join('.')
    const field = does === 'yaml' ? undefined : fieldAtPath(shape, within, values)
    const label = field === undefined ? undefined : labelAt(shape, field)
    // What the schema calls by its path is called as the field is.
    const said = label === undefined ? text : inEveryLanguage((locale) => text[locale].replaceAll(path.join('.'), label[locale]))
    return { field: field ?? 'yaml', text: does === 'yaml' ? text : byLabels(said) }
  })
}

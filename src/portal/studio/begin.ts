/** The drafts of one's bodies, and the ways to begin one: from nothing, from a service in force, from a file, from a form written elsewhere. */
import type { Kernel } from '../../kernel/index.ts'
import { type DraftSummary, NotDeclared } from '../../kernel/studio/index.ts'
import { versionOf } from '../../kernel/declarations/index.ts'
import type { Body } from '../../law/body.ts'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { declarationId } from '../../law/declaration.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { holdsPersonal } from '../../law/field.ts'
import type { DecisionKind, Procedure } from '../../law/procedure.ts'
import type { RuleData } from '../../law/rule-data.ts'
import { actsCited, type Beginning, copyFor, type ForeignForm, nameFrom, noQuestions, readForeignForm, skeletonOf } from '../../law/studio/index.ts'
import { languageOf, locales, same, type Text, textOf } from '../../law/text.ts'
import { addDays } from '../../law/time.ts'
import { problemsOf, statuses } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, type Control, emptyState, errorSummary, fields, form, table } from '../components/index.ts'
import { deskPage } from '../desk/parts.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { inForceToday, today } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { formWords, questionsTaken } from './form.messages.ts'
import { stateOf } from './life.ts'
import { inLine, words } from './messages.ts'
import { authors, bodyFor, savedLine } from './parts.ts'

/** Days until a service begins, unless its author says otherwise. */
const ahead = 30
const longestYaml = 1_000_000

/** In the place of an act of the list: one of the body itself, which the draft brings along. */
const ownAct = 'own'

const ways = ['nothing', 'copy', 'yaml', 'form'] as const
type Way = (typeof ways)[number]
type Values = Readonly<Record<string, string>>

export const beginRoutes = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: '/studio', kind: 'page', permission: authors(kernel), title: words.studio, handle: (visit) => {
    const service = visit.url.searchParams.get('service')
    return listPage(kernel, visit, service === null ? {} : { way: 'copy', values: { service } })
  } }),
  route({ method: 'POST', path: '/studio', kind: 'page', permission: authors(kernel), title: words.begin, bodyLimit: bodyFor(longestYaml), handle: (visit) => begin(kernel, visit) }),
]

/** The bodies whose services somebody may write: their own, and for an author of the programme every one that decides. */
function bodiesOf({ studio, country }: Kernel, visit: Visit): readonly Body[] {
  const own = studio.bodiesFor(actorHere(visit))
  return (own.includes(undefined) ? country.bodies : own.filter((one) => one !== undefined)).filter(({ registers, roles }) => registers.length > 0 && Object.keys(roles).length > 0)
}

async function listPage(kernel: Kernel, visit: Visit, { way, values = {}, problems = [], status }: { way?: Way; values?: Values; problems?: readonly Problem[]; status?: number } = {}): Promise<Response> {
  const { locale, link } = visit
  const [drafts, away, services] = [await kernel.studio.list(actorHere(visit)), await kernel.studio.removed(actorHere(visit)), (await inForceToday(kernel)).map(({ declaration }) => declaration)]
  const bodies = bodiesOf(kernel, visit)
  const acts = new Map([...actsCited(services), ...(await Promise.all(bodies.map((one) => kernel.studio.actsOf(actorHere(visit), one)))).flat().map((act) => [act.id, act] as const)])
  // The forms ask alike: the fields of the one that is open keep their ids, to which the summary of errors leads.
  const state = (of: Way) => ({ ...(way === of && { values, problems }), ...(of !== (way ?? 'nothing') && { prefix: of }) })
  const part = (of: Way, title: Content, controls: readonly Control[], lead?: Content): Content => html`<details${(way === of || visit.kept?.some((one) => one.isFor(link('/studio'), `way=${of}`))) && html` open`}><summary>${title}</summary>${lead}${
    form(visit, { action: link('/studio'), body: html`<input type="hidden" name="way" value="${of}">${fields(locale, controls, state(of))}${actions(button(locale, words.begins))}` })}</details>`
  const body: Control = { kind: 'select', name: 'body', label: words.body, choices: bodies.map(({ id, name }) => ({ value: id, label: name })) }
  const titles = locales.map((one): Control => ({ kind: 'input', name: `title.${one}`, label: same(`${words.title[locale]} (${languageOf(one).name})`), maxLength: 300 }))
  const begins: readonly Control[] = [
      ...titles,
      idControl, body,
      { kind: 'select', name: 'by', label: words.forWhom, choices: [{ value: 'person', label: words.person }, { value: 'company', label: words.company }, { value: 'personOrCompany', label: words.either }] },
      { kind: 'select', name: 'act', label: words.act, hint: words.ownActHint, choices: [...[...acts.values()].map(({ id, title }) => ({ value: id, label: title })), { value: ownAct, label: words.ownAct }] },
  ]
  return deskPage({
    visit, title: words.studio, error: problems.length > 0, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${words.studio[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.drafts[locale]}</h2><div class="list">${table<DraftSummary>(locale, {
      caption: words.drafts, captionUnseen: true, rows: drafts, empty: emptyState(locale, { title: words.noDrafts }), columns: [
        { title: words.service, header: true, cell: ({ id, title }) => html`<a href="${link(`/studio/${id}`)}">${title[locale]}</a>` },
        { title: words.id, cell: ({ procedure }) => html`<code>${procedure}</code>` },
        { title: words.body, cell: (one) => (one.body?.name ?? words.programme)[locale] },
        { title: words.saved, cell: ({ saved }) => savedLine(visit, saved) },
        { title: words.state, cell: (one) => stateOf(visit, one) },
      ],
    })}</div>${away.length > 0 && html`<h2>${words.awayTitle[locale]}</h2><ul class="clauses">${away.map(({ id, title }) => html`<li>${title[locale]} ${form(visit, {
      action: link('/studio'), body: html`<input type="hidden" name="way" value="back"><input type="hidden" name="draft" value="${id}">${button(locale, html`${words.bringBack[locale]}<span class="unseen">: ${title[locale]}</span>`, { kind: 'plain' })}`,
    })}</li>`)}</ul>`}<h2>${words.begin[locale]}</h2>${part('nothing', words.fromNothing[locale], begins, html`<p class="hint">${words.fromNothingHint[locale]}</p>`)}${part('copy', words.fromCopy[locale], [
      { kind: 'select', name: 'service', label: words.copy, choices: services.map(({ id, title }) => ({ value: id, label: title })) },
      { kind: 'checkbox', name: 'same', label: words.same, hint: words.sameHint, optional: true }, ...titles.map((one): Control => ({ ...one, optional: true })), idControl, body,
    ], html`<p class="hint">${words.fromCopyHint[locale]}</p>`)}${part('yaml', words.fromYaml[locale], [{ kind: 'text', name: 'yaml', label: words.yaml, maxLength: longestYaml, long: true }, body])}${part('form', formWords.fromForm[locale], [...begins, { kind: 'text', name: 'foreign', label: formWords.foreign, maxLength: longestYaml, long: true }], html`<p class="hint">${formWords.hint[locale]}</p>`)}`,
  })
}

const idControl: Control = { kind: 'input', name: 'id', label: words.id, hint: words.idMade, maxLength: 100, width: 'medium', optional: true }

async function begin(kernel: Kernel, visit: Visit): Promise<Response> {
  const { values } = await visit.form()
  if (values['way'] === 'back') {
    await kernel.studio.bringBack(actorHere(visit), idFrom(values['draft'] ?? ''))
    return seeOther(visit, '/studio')
  }
  const way = ways.find((one) => one === values['way']) ?? 'nothing'
  const body = bodiesOf(kernel, visit).find(({ id }) => id === values['body'])
  const wrong = (field: string, text: Problem['text']): Failure => new Failure('invalid', text, [{ field, text }])
  try {
    const open = way === 'nothing' || way === 'form' ? leftOpen(values, body) : []
    if (open.length > 0) throw new Failure('invalid', open[0]!.text, open)
    if (body === undefined) throw wrong('body', words.chooseBody)
    const taken = way === 'form' ? foreignIn(values) : undefined
    const declaration = way === 'nothing' ? await fromNothing(kernel, body, values) : taken ? withForm(await fromNothing(kernel, body, values), taken) : way === 'copy' ? await fromCopy(kernel, body, values) : fromYaml(values)
    const own = kernel.studio.bodiesFor(actorHere(visit)).some((one) => one?.id === body.id) ? body.id : undefined
    const id = await kernel.studio.begin(actorHere(visit), { body: own, declaration })
    const [written] = way === 'nothing' && values['act'] === ownAct ? declaration.acts ?? [] : []
    if (written !== undefined) return seeOther(visit, `/studio/${id}/clause?at=acts.${written.id}`)
    return taken === undefined ? seeOther(visit, `/studio/${id}`) : takenPage(visit, id, declaration, taken)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const problems = error instanceof NotDeclared ? error.found.map(({ path, text }) => ({ field: way !== 'yaml' && path[0] === 'title' ? path.join('.') : way === 'yaml' ? 'yaml' : way === 'form' ? 'foreign' : 'id', text })) : problemsOf(error)
    return listPage(kernel, visit, { way, values, problems, status: statuses[error.kind] })
  }

  /** The name of a new service, which nobody has: as it was typed, or else made of its title. */
  async function newId(of: Body): Promise<string> {
    const id = (values['id'] ?? '').trim()
    if (id === '') {
      const drafts = await kernel.studio.list(actorHere(visit))
      const isTaken = (name: string): boolean => kernel.cases.versions.ever(name).length > 0 || drafts.some(({ procedure }) => procedure === name)
      return `${of.id}.${nameFrom(titleIn(values)[visit.locale], 'service', (name) => isTaken(`${of.id}.${name}`))}`
    }
    if (!declarationId.safeParse(id).success) throw wrong('id', words.idHint)
    if (kernel.cases.versions.ever(id).length > 0) throw wrong('id', words.idTaken)
    return id
  }

  async function fromNothing({ country }: Kernel, of: Body, given: Values): Promise<Procedure> {
    const services = (await inForceToday(kernel)).map(({ declaration }) => declaration)
    const written = (await kernel.studio.actsOf(actorHere(visit), of)).find(({ id: named }) => named === given['act'])
    const act = given['act'] === ownAct ? ownAct : written ?? actsCited(services).get(given['act'] ?? '')
    const by = given['by'] === 'company' || given['by'] === 'personOrCompany' ? given['by'] : 'person'
    if (act === undefined) throw wrong('act', words.chooseAct)
    const id = await newId(of)
    const begun = skeletonOf({
      id, title: titleIn(given), body: country.bodies.find((one) => one.id === of.id) ?? of, register: of.registers[0]!, by, act,
      from: addDays(today(kernel), ahead), ...appealLike(services, of, by),
    })
    // What the body wrote itself comes along as it stands in its other services.
    return written === undefined ? begun : { ...begun, acts: [written] }
  }

  async function fromCopy({ cases }: Kernel, of: Body, given: Values): Promise<Procedure> {
    const found = cases.procedures.find(({ id }) => id === given['service'])
    if (found === undefined) throw wrong('service', words.chooseService)
    const { until: _, ...inForce } = found.inForce
    const later = { ...found, inForce: { ...inForce, from: addDays(today(kernel), ahead) } }
    if (given['same'] === 'true' && !of.registers.includes(found.body.register)) throw wrong('same', words.sameOwn)
    if (given['same'] === 'true') return later
    const open = locales.flatMap((one) => ((given[`title.${one}`] ?? '').trim() === '' ? [{ field: `title.${one}`, text: words.nameIt, label: same(languageOf(one).name) }] : []))
    if (open.length > 0) throw new Failure('invalid', words.nameIt, open)
    const services = (await inForceToday(kernel)).map(({ declaration }) => declaration)
    const copied = copyFor(later, kernel.country.bodies.find(({ id }) => id === of.id) ?? of, appealLike(services, of, found.opens.by === 'company' || found.opens.by === 'personOrCompany' ? found.opens.by : 'person').appeal)
    return { ...copied, id: await newId(of), title: titleIn(given), body: { name: of.name, register: of.registers[0]! }, basedOn: { procedure: found.id, title: found.title, body: found.body.name, version: versionOf(found) } }
  }
}

const titleIn = (values: Values): Text => textOf(Object.fromEntries(locales.map((one) => [one, (values[`title.${one}`] ?? '').trim()])))

/** All that the form of a new service still has to be told, in its order. Pure. */
function leftOpen(values: Values, body: Body | undefined): readonly Problem[] {
  const asked = [
    ...locales.map((one) => ({ field: `title.${one}`, text: words.nameIt, label: same(languageOf(one).name) })), { field: 'body', text: words.chooseBody },
    { field: 'by', text: words.chooseBy }, { field: 'act', text: words.chooseAct },
  ]
  return asked.filter(({ field }) => (field === 'body' ? body === undefined : (values[field] ?? '').trim() === ''))
}

/** The form that was written elsewhere. */
function foreignIn(values: Values): ForeignForm {
  const read = readForeignForm(values['foreign'] ?? '')
  const wrong = 'pages' in read ? read.pages.length === 0 ? noQuestions : undefined : read
  if (wrong !== undefined || !('pages' in read)) throw new Failure('invalid', wrong ?? noQuestions, [{ field: 'foreign', text: wrong ?? noQuestions }])
  return read
}

/** A service of two steps that asks these questions. Until its author writes more, its rule asks for the first on which a decision may rest; where all are personal, for what is applied for. */
function withForm(service: Procedure, { pages }: ForeignForm): Procedure {
  const first = pages.flatMap(({ fields: asked }) => asked).find((one) => !holdsPersonal(one))
  return first === undefined ? { ...service, form: [...service.form, ...pages] } : { ...service, form: pages, rules: { complete: { ...service.rules['complete']!, rule: 'given', fact: first.name } as RuleData } }
}

/** What was taken of a form and what was not, once the draft is there. */
function takenPage(visit: Visit, id: string, { title, form: pages }: Procedure, { notTaken }: ForeignForm): Response {
  const { locale, link } = visit
  return deskPage({
    visit, title: formWords.taken, breadcrumbs: [{ title: words.studio, path: '/studio' }],
    body: html`<h1>${formWords.taken[locale]}</h1><p>${questionsTaken(pages.flatMap(({ fields: asked }) => asked).length)[locale]} <a href="${link(`/studio/${id}`)}">${title[locale]}</a></p>${notTaken.length > 0 && html`<h2>${formWords.notTaken[locale]}</h2><ul class="clauses">${
      notTaken.map(({ what, why }) => html`<li>${what} — ${why[locale]}</li>`)}</ul>`}${actions(button(locale, formWords.goOn, { href: link(`/studio/${id}`) }))}`,
  })
}

function fromYaml(values: Values): Procedure {
  const read = readDeclaration(values['yaml'] ?? '')
  if (read.problems === undefined) return read.value
  const problems = read.problems.map(({ line, text }): Problem => ({ field: 'yaml', text: inLine(line, text) }))
  throw new Failure('invalid', problems[0]!.text, problems)
}

/** How refusals are appealed where services of the same body, or else of any, refuse those who apply so. */
function appealLike(services: readonly Procedure[], of: Body, by: Beginning['by']): Pick<Beginning, 'appeal'> {
  const alike = services.filter(({ opens }) => opens.by === by)
  // What hears whatever is appealed to it comes first: another would have to be declared to hear this service too.
  const hearsAll = new Set(services.flatMap(({ id, about }) => (about?.appealed ? [id] : [])))
  const appeals = [...alike.filter(({ body }) => of.registers.includes(body.register)), ...alike].flatMap(({ decisions }) => Object.values<DecisionKind>(decisions)).filter(({ effect }) => effect === 'refuse')
  const appeal = (appeals.find((one) => one.appeal !== undefined && hearsAll.has(one.appeal.procedure)) ?? appeals.find((one) => one.appeal !== undefined))?.appeal
  return appeal === undefined ? {} : { appeal }
}

/** Begins an application: who applies, about which decision, and with the answers of the check where there were some. */
import { mayApply } from '../../law/in-body.ts'
import { canBeAbout } from '../../law/about.ts'
import { randomUUID } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { actingFor } from '../../law/official-names.ts'
import { type Owner, printValue } from '../../kernel/registers/index.ts'
import { type Body, representedBy } from '../../law/body.ts'
import type { Submitted } from '../../law/answers.ts'
import { Failure } from '../../law/failure.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { Locale, Text } from '../../law/text.ts'
import { type ByAccount, isByAccount, isByHouse } from '../../law/opening.ts'
import { openTo } from '../../law/open-to.ts'
import type { Procedure } from '../../law/procedure.ts'
import { here, problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, emptyState, errorSummary, field, form, notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { isText, moment } from '../words.ts'
import { words as bookingWords } from '../bookings/messages.ts'
import { draftWords } from './draft-messages.ts'
import { words } from './messages.ts'
import { applyPath, inForce, institutionOf, keyFrom, servicesCrumb } from './parts.ts'

export const applyRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services/:id/apply', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: words.apply,
    handle: async (visit, { id }) => beginPage(kernel, visit, (await inForce(kernel, id)).declaration),
  }),
  route({
    method: 'POST', path: '/services/:id/apply', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: words.apply,
    async handle(visit, { id }) {
      const { declaration } = await inForce(kernel, id)
      const { values } = await visit.form()
      const actor = actorHere(visit)
      try {
        const draft = await kernel.cases.begin(actor, { procedure: id, id: keyFrom(values), ...(values['about'] && { about: values['about'] }), ...(values['subject'] && { subject: values['subject'] }), ...(values['body'] && { body: values['body'] }) })
        await carryOver(kernel, actor, draft, declaration, values)
        return seeOther(visit, `/drafts/${draft}`)
      } catch (error) {
        return beginPage(kernel, visit, declaration, { values, problems: problemsOf(error) })
      }
    },
  }),
]

/** Answers given before, such as in the check, become answers of the draft. */
async function carryOver(kernel: Kernel, actor: Actor, draft: string, declaration: Procedure, submitted: Submitted): Promise<void> {
  for (const formPage of declaration.form) {
    const given = formPage.fields.filter(({ name, kind }) => kind !== 'file' && Object.keys(submitted).some((key) => key === name || key.startsWith(`${name}.`)))
    if (given.length > 0) await kernel.cases.savePage(actor, draft, { ...formPage, fields: given }, submitted)
  }
}

interface Again { readonly values: Submitted; readonly problems: Failure['problems'] }

async function beginPage(kernel: Kernel, visit: Visit, declaration: Procedure, again?: Again): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const { id, title, opens, form: pages } = declaration
  // Before anything of the person is read.
  kernel.cases.requireReceived(actor, declaration)
  const problems = again?.problems ?? []
  const frame = {
    visit, title: words.apply, current: institutionOf(id), error: problems.length > 0,
    breadcrumbs: [servicesCrumb, { title, path: `/services/${id}` }],
  }
  const head = html`${errorSummary(locale, problems)}<h1>${title[locale]}</h1>`
  if (isByHouse(opens)) throw new Failure('refused', draftWords.officeOpens)
  if (!isByAccount(opens)) return seeOther(visit, applyPath(declaration))
  const bodies = opens.by === 'body' ? representedBy(kernel.parties.bodies, actor.roles).filter((body) => mayApply(declaration, body)) : []
  const fits = opens.by === 'body' ? bodies.length > 0 : openTo(opens).some((kind) => (kind === 'company' ? actor.organisation !== undefined : actor.organisation === undefined && actor.roles.length === 0))
  if (!fits) return page({ ...frame, body: html`${head}${chooseHat(visit, opens.by)}` })

  const mine = (await kernel.cases.ownDrafts(actor)).filter(({ procedure }) => procedure === id)
  const about = declaration.about && await subjects(kernel, actor, declaration, bodies)
  const carried = again?.values ?? Object.fromEntries(visit.url.searchParams)
  const named = carried['subject'] !== undefined && carried['subject'] !== ''
  const entries = named ? undefined : await ownEntries(kernel, actor, declaration, bodies)
  // Which entry it is about is chosen on the page of the entry, from the list of its register.
  const { subject } = declaration
  if (subject && !named && entries === undefined && kernel.registers.declared.some((one) => one.id === subject.register)) return seeOther(visit, `/registers/${subject.register}`)
  const entry = declaration.subject && entries === undefined ? await kernel.cases.entryOf(declaration, carried['subject'], actor) : undefined
  const asked = Object.entries(carried).filter(([name]) => pages.some(({ fields }) => fields.some((one) => name === one.name || name.startsWith(`${one.name}.`))))
  const hidden = asked.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
  if (about?.length === 0) {
    return page({ ...frame, body: html`${head}${emptyState(locale, { title: words.aboutNone, action: html`<a href="${link('/cases')}">${words.myCases[locale]}</a>${isOfGuests(kernel, declaration) && html` · <a href="${link('/bookings/guest')}">${bookingWords.guestAdd[locale]}</a>`}` })}` })
  }
  if (entries?.length === 0) {
    return page({ ...frame, body: html`${head}${emptyState(locale, { title: words.subjectNone, action: html`<a href="${link('/cases')}">${words.myCases[locale]}</a>` })}` })
  }
  const [only] = about ?? []
  return page({
    ...frame,
    body: html`${head}<p class="lead">${declaration.summary[locale]}</p>${mine.length > 0 && notice(locale, {
      title: draftWords.begunAlready, body: html`<ul>${mine.map((draft) => html`<li><a href="${link(`/drafts/${draft.id}`)}">${draftWords.goOnWith[locale]} ${moment(visit, draft.changedAt)}</a></li>`)}</ul>`,
    })}<h2>${draftWords.youWillNeed[locale]}</h2><ol>${pages.map((one) => html`<li>${one.title[locale]}</li>`)}</ol><p>${draftWords.savedOnEachPage[locale]}</p>${form(visit, {
      action: link(`/services/${id}/apply`),
      body: html`<input type="hidden" name="key" value="${again?.values['key'] ?? randomUUID()}">${entry && html`<input type="hidden" name="subject" value="${carried['subject']}"><p>${declaration.subject?.title[locale]}: <a href="${link(entry.path)}"><b>${entry.title[locale]}</b></a></p>`}${hidden}${
        entries && declaration.subject && field(locale, { kind: 'choice', name: 'subject', label: declaration.subject.title, choices: entries }, { values: { subject: entries.length === 1 ? entries[0]!.value : '' }, problems })}${
        about && isOfGuests(kernel, declaration) && html`<p><a href="${link('/bookings/guest')}">${bookingWords.guestAdd[locale]}</a></p>`}${about && only && field(locale, {
          kind: 'choice', name: 'about', label: words.aboutDecision,
          choices: about.map(({ record }) => ({ value: record.id, label: subjectWords(record) })),
        }, { values: { about: carried['about'] ?? (about.length === 1 ? only.record.id : '') }, problems })}${bodies.length > 1 ? field(locale, {
          kind: 'choice', name: 'body', label: draftWords.inTheNameOf, choices: bodies.map(({ id: value, name }) => ({ value, label: name })),
        }, { values: carried, problems }) : html`<p>${draftWords.inTheNameOf[locale]} <b>${bodies[0]?.name[locale] ?? actingFor(actor, locale)}</b></p>`}${actions(button(locale, draftWords.begin), html`<a href="${link(`/services/${id}`)}">${draftWords.aboutService[locale]}</a>`)}`,
    })}${opens.by === 'personOrCompany' && !actor.counter && chooseHat(visit, opens.by)}`,
  })
}

/** Entries of one's own that one can choose from; whoever has more begins on the page of the entry. */
const mostEntries = 100

/** The applicant's own entries that such a case can concern; undefined where it concerns none, or none of a declared register that are one's own. */
async function ownEntries({ registers }: Kernel, actor: Actor, { subject }: Procedure, bodies: readonly Body[]): Promise<readonly { readonly value: string; readonly label: Text }[] | undefined> {
  if (subject === undefined || subject.whose !== undefined || !registers.declared.some(({ id }) => id === subject.register)) return undefined
  const owners: readonly Owner[] = bodies.length > 0 ? bodies.map(({ id }) => ({ kind: 'body', body: id }))
    : [actor.organisation ? { kind: 'organisation', id: actor.organisation.id } : { kind: 'person', id: actor.person }]
  const own = (await Promise.all(owners.map((owner) => registers.stretch(subject.register, { owner, limit: mostEntries })))).flat()
  return Promise.all(own.map(async ({ number }) => {
    const view = await registers.find(number, actor)
    const [first] = view?.fields ?? []
    const value = first && view?.values[first.name]
    // Numbers alone tell nobody which of two it is.
    const called = (locale: Locale): string => (view !== undefined && !view.title[locale].endsWith(number) ? view.title[locale] : first === undefined || value === undefined ? '' : printValue(first, value)[locale])
    return { value: number, label: inEveryLanguage((locale) => [called(locale), number].filter((word) => word !== '').join(', № ')) }
  }))
}

/** Whether it can be about the place of a guest of a group, which they take over by its badge. */
const isOfGuests = ({ cases }: Kernel, { about }: Procedure): boolean => cases.procedures.some(({ id, allocates }) => allocates?.forEachRow !== undefined && about?.procedures.includes(id) === true)

/** The decisions that such a case can be about: the applicant's own, and those that gave a place which they took over. */
async function subjects(kernel: Kernel, actor: Actor, declaration: Procedure, bodies: readonly Body[]): Promise<readonly Decision[]> {
  const own = bodies.length > 0 ? (await Promise.all(bodies.map(({ id }) => kernel.decisions.listOf({ body: id })))).flat()
    : await kernel.decisions.listOf(actor.organisation ? { organisation: actor.organisation.identifier } : { person: actor.person })
  return [...own, ...await asGuest(kernel, actor)].filter(({ record, status }) => canBeAbout(declaration, record) && status.status !== 'revoked')
}

/** The decisions by which somebody has a place that they took over as a guest of a group. */
const asGuest = async (kernel: Kernel, actor: Actor): Promise<readonly Decision[]> =>
  (actor.organisation !== undefined ? [] : (await Promise.all([...new Set((await kernel.allocations.own(actor)).flatMap(({ guest }) => guest?.number ?? []))].map((number) => kernel.decisions.find(number)))).filter((one) => one !== undefined))

const subjectWords = ({ title, number, decidedOn }: Decision['record']): Text =>
  inEveryLanguage((locale) => `${title[locale]}, № ${number}, ${formatDay(decidedOn, locale)}`)

function chooseHat(visit: Visit, by: ByAccount['by']): Html {
  const { locale, link, hats } = visit
  const kinds: readonly string[] = by === 'company' ? ['organisation'] : by === 'person' ? ['self'] : ['self', 'organisation']
  const fitting = hats.filter(({ kind, worn }) => (by === 'body' ? kind === 'office' && !worn : kinds.includes(kind) && !(by === 'personOrCompany' && worn)))
  const add = `${link('/account/companies/new')}?to=${encodeURIComponent(here(visit.url))}`
  if (by === 'body' && fitting.length === 0) return html`<p>${words.bodyOnly[locale]}</p>`
  if (by === 'personOrCompany' && fitting.length === 0) return html`<p>${words.chooseEither[locale]} <a href="${add}">${words.addCompany[locale]}</a></p>`
  if (fitting.length === 0) return html`<p>${words.companyFirst[locale]}</p>${actions(button(locale, words.addCompany, { href: add }))}`
  return html`<h2>${words.chooseHat[locale]}</h2><p>${({ company: words.chooseCompany, person: words.chooseSelf, personOrCompany: words.chooseEither, body: words.bodyOnly })[by][locale]}</p>${form(visit, {
    action: link('/account/hat'),
    body: html`<input type="hidden" name="to" value="${here(visit.url)}">${actions(...fitting.map((hat) => button(locale, typeof hat.name === 'string' || isText(hat.name) ? hat.name : String(hat.name), {
      kind: fitting.length === 1 && by !== 'personOrCompany' ? 'main' : 'quiet', name: 'hat', value: hat.id })))}`,
  })}${by !== 'person' && by !== 'body' && html`<p><a href="${add}">${words.addCompany[locale]}</a></p>`}`
}


/** The page of an entry: what is shown of it, what it follows from, and every act that changed it with its proof. */
import type { Kernel } from '../../kernel/index.ts'
import { actsForKeeper, type EntryVersion, type EntryView, isOfKeeper, owns, printValue } from '../../kernel/registers/index.ts'
import { representedBy } from '../../law/body.ts'
import type { Answer } from '../../law/field.ts'
import { mayApply } from '../../law/in-body.ts'
import { organisationName } from '../../law/official-names.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { type Procedure, waysOf } from '../../law/procedure.ts'
import { type EntryState, entryTransitions, numbersIn, refers, type RegisterField } from '../../law/register.ts'
import { actions, button, definitionList, notice, table, tag, timeline, withQuery } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { noticesOnEntry } from '../order-notices.ts'
import { threadSection } from '../thread/index.ts'
import { moment } from '../words.ts'
import { lookerIn } from './asked.ts'
import { tones } from './list-page.ts'
import { acts, words } from './messages.ts'
import { type NamesIn, namesIn } from './names.ts'
import { type ThingsNamed, thingsNamedIn } from './things-named.ts'

export async function entryPage(kernel: Kernel, visit: Visit, entry: EntryView): Promise<Html> {
  const { locale } = visit
  const { register, number, title, state, sight, fields, values } = entry
  const before = Number(visit.url.searchParams.get('before') ?? Number.NaN)
  const { acts: versions, earlier } = await kernel.registers.history(entry, Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : undefined)
  const names = await namesIn(kernel, [entry])
  const things = await thingsNamedIn(kernel, visit, entry)
  const history = await Promise.all(versions.map((version) => happening(kernel, visit, { entry, names, things }, version)))
  const cells = await Promise.all(fields.map(async (field) => ({ term: field.label, value: await valueOf(kernel, visit, { entry, names, things, field }, values[field.name] ?? '') })))
  const owner = await ownerOf(kernel, visit, entry)
  return html`<h1>${(names(entry, title[locale]) ?? title)[locale]}</h1><p>${tag(locale, register.states[state], tones[state])} № ${number}</p>${await noticesOnEntry(kernel, visit, number)}${
    sight === 'all' && notice(locale, { body: words.yours[locale] })}${sight === 'stub' && notice(locale, { body: (register.shown.stub?.words ?? words.notShown)[locale] })}<h2>${
    words.values[locale]}</h2>${definitionList(locale, [
    ...cells, ...(owner === undefined ? [] : [{ term: words.owner, value: owner }]),
    { term: words.entered, value: moment(visit, entry.enteredAt) }, { term: words.changed, value: moment(visit, entry.changedAt) },
    { term: words.body, value: register.body.name[locale] },
  ])}${await applications(kernel, visit, entry, mine(visit, entry))}${await threadOf(kernel, visit, entry)}<h2>${words.history[locale]}</h2><p class="hint">${words.historyHint[locale]}</p>${timeline(visit, history)}${ways(visit, earlier)}`
}

/** The way to the acts before those that are told, and back to the last ones. */
const ways = ({ locale, url }: Visit, earlier: number | undefined): Html => actions(
  earlier !== undefined && html`<a href="${withQuery(url, { before: String(earlier) })}">${words.earlier[locale]}</a>`,
  url.searchParams.has('before') && html`<a href="${withQuery(url, { before: undefined })}">${words.latest[locale]}</a>`,
)

const mine = (visit: Visit, { owner }: EntryView, actor = lookerIn(visit)): boolean =>
  actor !== null && owner !== undefined && owns(owner, actor) && !(owner.kind === 'person' && actor.organisation !== undefined)

/** What its owner can apply for about the entry as it stands, and what others can who see it: of what bodies apply for, that which those may for which whoever looks acts. */
async function applications({ cases, country, registers, parties: { bodies } }: Kernel, visit: Visit, { register, number, sight, state }: EntryView, own: boolean): Promise<Html> {
  const { locale, link } = visit
  const looker = lookerIn(visit)
  const represented = representedBy(bodies, looker?.roles ?? [])
  const about = cases.procedures.filter((one) => one.subject?.register === register.id && (one.opens.by !== 'body' || represented.some((body) => mayApply(one, body))) && leadsOn(one, state))
  const open = sight !== 'stub' && state !== 'struck'
  const keepers = open && about.some(({ subject }) => subject?.whose === 'keeper' || subject?.whose === 'keepers-own') && await isOfKeeper(registers, country.bodies, register.id, number)
  const can = about.filter(({ subject }) => (subject?.whose === 'keepers-own' ? keepers && actsForKeeper(bodies, register, looker) : own || (open && subject?.whose === 'anyone') || (keepers && subject?.whose === 'keeper')))
  return actions(...can.map(({ id, title }) => button(locale, title, { kind: 'quiet', href: link(`/services/${id}/apply?subject=${number}`) })))
}

/** Whether what a procedure does to the entry that it is about can be done to one in this state, where it does anything to it. */
function leadsOn(declaration: Procedure, state: EntryState): boolean {
  const effects = waysOf(declaration).flatMap(({ way: { effect } }) => (effect?.register === declaration.subject?.register && effect !== undefined && effect.does !== 'enter' ? [effect.does] : []))
  return effects.length === 0 || effects.some((does) => does in entryTransitions[state])
}

interface Named { readonly entry: EntryView; readonly names: NamesIn; readonly things: ThingsNamed }

/** A value, with the entries that it refers to as links, and tables as tables. */
async function valueOf({ registers }: Kernel, visit: Visit, { entry, names, things, field }: Named & { readonly field: RegisterField }, value: Answer): Promise<Html | string> {
  const { locale, link } = visit
  if (refers(field)) {
    const found = await Promise.all(numbersIn(value).map(async (number) => ({ number, title: (await registers.find(number, lookerIn(visit)))?.title[locale] })))
    if (found.length > 0) return html`${found.map(({ number, title }, i) => [i > 0 && html`<br>`, title === undefined ? number : html`<a href="${link(`/registers/${field.register}/${number}`)}">${title}</a>`])}`
  }
  if (field.kind === 'rows' && Array.isArray(value) && value.length > 0) {
    return table<Readonly<Record<string, string | number | boolean>>>(locale, {
      caption: field.label, captionUnseen: true, rows: value,
      columns: field.columns.map((column) => ({ title: column.label, cell: (row) => printAnswer(column, row[column.name] ?? '')[locale] })),
    })
  }
  return (typeof value === 'string' && things(field.name, value)) || ((typeof value === 'string' && names(entry, value)) || printValue(field, value))[locale]
}

async function ownerOf({ parties }: Kernel, { locale }: Visit, { owner, register }: EntryView): Promise<string | undefined> {
  if (owner === undefined) return undefined
  if (owner.kind === 'body') return (parties.bodies.find(({ id }) => id === owner.body)?.name ?? register.body.name)[locale]
  if (owner.kind === 'person') return (await parties.person(owner.id))?.name
  const organisation = await parties.organisation({ id: owner.id })
  return organisation && organisationName(organisation, locale)
}

async function happening(kernel: Kernel, visit: Visit, { entry, names, things }: Named, { does, at, decision, journal, values }: EntryVersion) {
  const { locale, link } = visit
  const { register } = entry
  const [act, recorded] = await Promise.all([decision === undefined ? undefined : kernel.decisions.find(decision), kernel.journal.entry(journal)])
  const changed = does === 'change' ? register.fields.filter(({ name }) => values[name] !== undefined) : []
  const lines = await Promise.all(changed.map(async (field) => ({ term: field.label, value: await valueOf(kernel, visit, { entry, names, things, field }, values[field.name] ?? '') })))
  return {
    title: acts[does], at, by: act === undefined ? register.body.name : act.record.decidedBy.office,
    body: html`${lines.length > 0 && definitionList(locale, lines)}<p>${act === undefined ? words.signedAct[locale] : html`${words.decision[locale]} <a href="${link(`/verify/${act.record.number}`)}">№ ${act.record.number}</a>`} · ${
      recorded?.index === undefined ? words.proofSoon[locale] : html`<a href="${link(`/journal/entries/${recorded.index}`)}">${words.proof[locale]}</a>`}</p>`,
  }
}

/** What the entry follows from and what follows from it, with the way to the whole of it. */
async function threadOf(kernel: Kernel, visit: Visit, { number, sight }: EntryView): Promise<Html | undefined> {
  if (sight === 'stub') return undefined
  const drawn = await threadSection(kernel, visit, `entry:${number}`, { title: words.thread, hint: words.threadHint })
  return drawn && html`<h2>${words.thread[visit.locale]}</h2>${drawn}`
}

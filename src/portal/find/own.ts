/** What is the reader's own among what they look for: cases, drafts, decisions, invoices, duties. Never in the index, which everybody asks. */
import type { Kernel } from '../../kernel/index.ts'
import { debtorsSeenBy } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { representedBy } from '../../law/body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { everyName } from '../../law/official-names.ts'
import { type Locale, locales, type Text } from '../../law/text.ts'
import type { Found } from './found.ts'
import { searchWords as words } from './messages.ts'

interface OwnThing {
  readonly title: Text
  readonly kind: Text
  readonly path: string
  /** What else is said of it, in whatever language. */
  readonly also: readonly string[]
}

/** No more of each are looked through: the newest. */
const newest = 200
const shown = 5
/** Which share of the words that were typed a thing must hold. */
const enough = 0.65

/** The few own things that fit best, in the name in which the actor acts now. */
export async function ownThings(kernel: Kernel, actor: Actor, text: string, locale: Locale): Promise<readonly Found[]> {
  const things = await gather(kernel, actor)
  if (things.length === 0) return []
  const texts = things.map(({ title, kind, also }) => [...locales.flatMap((one) => [title[one], kind[one]]), ...also].join(' '))
  const { terms, passages } = await kernel.search.compare(text, locale, texts)
  return passages.map(({ held }, i) => ({ thing: things[i]!, share: terms === 0 ? 0 : held.size / terms }))
    .filter(({ share }) => share >= enough).toSorted((a, b) => b.share - a.share).slice(0, shown)
    .map(({ thing: { title, kind, path } }) => ({ title, kind, path }))
}

async function gather(kernel: Kernel, actor: Actor): Promise<readonly OwnThing[]> {
  const { cases, country, decisions, ledger, obligations, parties } = kernel
  const { organisation, person, roles } = actor
  const bodies = organisation ? [] : representedBy(parties.bodies, roles)
  const debtors = await debtorsSeenBy(parties, country.bodies, actor)
  const holders = organisation ? [{ organisation: organisation.identifier }] : [{ person }, ...bodies.map(({ id }) => ({ body: id }))]
  const [filed, drafts, decided, invoices, duties] = await Promise.all([
    cases.own(actor), cases.ownDrafts(actor), Promise.all(holders.map((holder) => decisions.listOf(holder))), Promise.all(debtors.map((debtor) => ledger.invoicesOf(debtor))), obligations.own(actor),
  ])
  const serviceOf = (id: string): Text => cases.procedures.find((one) => one.id === id)?.title ?? inEveryLanguage(() => id)
  const numbered = (title: Text, number: string): Text => inEveryLanguage((locale) => `${title[locale]}, № ${number}`)
  const factsOf = ({ disclosed }: { readonly disclosed: readonly { readonly value: Text }[] }): readonly string[] => disclosed.flatMap(({ value }) => Object.values(value))
  const records = decided.flat().map(({ record }) => record)
  return [
    ...filed.slice(0, newest).map((one): OwnThing => ({
      title: numbered(serviceOf(one.procedure), one.number), kind: words.ownCase, path: `/cases/${one.id}`, also: records.filter((record) => record.case === one.id).flatMap(factsOf),
    })),
    ...drafts.slice(0, newest).map(({ id, procedure }): OwnThing => ({ title: serviceOf(procedure), kind: words.ownDraft, path: `/drafts/${id}`, also: [] })),
    ...records.slice(0, newest).map((record): OwnThing => ({
      title: numbered(record.title, record.number), kind: words.ownDecision, path: `/decisions/${record.number}`,
      also: [...(record.effect === 'grant' ? Object.values(words.ownCertificate) : []), ...Object.values(serviceOf(record.procedure)), ...factsOf(record)],
    })),
    ...invoices.flat().slice(0, newest).map(({ id, number, text }): OwnThing => ({ title: numbered(text, number), kind: words.ownInvoice, path: `/invoices/${id}`, also: organisation ? everyName(organisation) : [] })),
    ...duties.slice(0, newest).map(({ id, declared }): OwnThing => ({ title: declared.title, kind: words.ownDuty, path: `/duties/${id}`, also: [] })),
  ]
}

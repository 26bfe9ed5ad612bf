/** Access: asks the one policy function what it needs to know, and opens data to whom it lets in. */
import type { Kernel } from '../../kernel/index.ts'
import { type Order, orderTold, type Restriction, restrictionWords, usedBy } from '../../kernel/orders/index.ts'
import { suspendedWords } from '../../kernel/parties/index.ts'
import { Failure, type FailureKind } from '../../law/failure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import type { Access, Datasets, Wanted } from './commons.ts'
import { datasetSubject, type DatasetVersion, isVeiled } from './dataset.ts'
import type { Grants } from './grants.ts'
import { messages } from './messages.ts'
import { askerOf } from './ownership.ts'
import { type Asker, decide, type Denial, isOwner, type Question, type Verdict } from './policy.ts'

const kinds: Readonly<Record<Denial, FailureKind>> = {
  'not found': 'not found', suspended: 'refused', withdrawn: 'refused', 'sign in': 'unauthenticated', 'prove yourself': 'refused', ask: 'refused', 'not a named person': 'refused', expired: 'refused',
  revoked: 'refused', 'not lent in this way': 'refused', 'another purpose': 'refused', 'another version': 'refused',
}

/** A refusal that programs can tell apart by its code. */
export class Denied extends Failure {
  readonly code: Denial

  constructor({ code, because }: Verdict & { readonly allowed: false }) {
    super(kinds[code], because)
    this.code = code
  }
}

/** How long a stream goes on without the policy function being asked again, in milliseconds. */
const askAgainMs = 500

const stateFor = (version: Pick<DatasetVersion, 'state'>): NonNullable<Question['versionState']> =>
  version.state === 'published' ? 'published' : version.state === 'retired' ? 'retired' : 'hidden'

/** Of the orders that restrict, the one that closes data which were lent for this purpose. */
const closing = (limits: ReturnType<Kernel['orders']['restricting']>, { purpose }: Question['grants'][number]) =>
  limits.find(({ restricts: { dataPurposes } }) => dataPurposes !== undefined && !dataPurposes.includes(purpose))

export function openAccess({ parties, orders, settings: { publicUrl } }: Pick<Kernel, 'parties' | 'orders' | 'settings'>, datasets: Datasets, grants: Grants): Access {
  /** Why an order refuses, which it is, and where it says how to appeal. */
  const told = ({ reason, restricts, number }: Pick<Order, 'reason' | 'number'> & { readonly restricts?: Restriction }): Text => inEveryLanguage((locale) =>
    [`${reason[locale]}${restricts ? ` (${restrictionWords(restricts)[locale]})` : ''}`, ...(number === undefined ? [] : [orderTold(number, `${publicUrl}/${locale}/orders`)[locale]])].join('. '))

  async function judge(asker: Asker, dataset: Question['dataset'] & { readonly id: string }, { mode, version, purpose }: Wanted, known?: Pick<DatasetVersion, 'number' | 'state'>): Promise<Verdict> {
    const asked = known ?? (version === undefined ? undefined : await datasets.version(dataset.id, version))
    const number = asker.kind === 'person' ? asker.organisation?.identifier.value : undefined
    const held = number === undefined || dataset.terms.tier !== 'restricted' ? [] : await grants.effective(dataset.id, number)
    const subject = datasetSubject(dataset.id)
    // An order on a system cuts what its owner was lent for it; what everybody may read is cut by an order on the dataset alone.
    const cut = held.length > 0 && asker.kind === 'person' && asker.organisation ? orders.standing(usedBy(subject, `organisation:${asker.organisation.id}`)) : undefined
    // An order that restricts a system leaves its owner what was lent for the purposes of data that it names, and cuts the rest.
    const limits = asker.kind === 'person' && asker.organisation ? orders.restricting(usedBy(subject, `organisation:${asker.organisation.id}`)) : []
    const order = orders.standing(subject) ?? cut
    const barred = asker.kind === 'person' ? parties.suspensionOf(asker) : undefined
    const proved = mode === 'aggregates' && isVeiled(dataset.terms) && asker.kind === 'person' && await isProved(asker)
    const under = (some: Question['grants']): Verdict => decide({
      dataset, asker, mode, proved, grants: some, ...(asked && { version: asked.number, versionState: stateFor(asked) }),
      ...(order && { suspended: order === cut ? told(order) : order.reason }), ...(barred && { barred: suspendedWords(barred) }), ...(purpose && { purpose }),
    })
    const verdict = under(held.filter((grant) => closing(limits, grant) === undefined))
    if (verdict.allowed || limits.length === 0) return verdict
    // The order refuses where a grant that it closes would have fitted; else what is missing besides is the nearer mend.
    const without = under(held)
    if (!without.allowed) return without
    const { by } = without
    const fitted = typeof by === 'object' ? held.find((grant) => grant.number === by.grant) : undefined
    const closes = fitted && closing(limits, fitted)
    return closes === undefined ? verdict : { allowed: false, code: 'withdrawn', because: told(closes) }
  }

  /** Whoever acts for an organisation has their right from a head who has proved themself; whoever acts for themself has a proved number and an address. */
  async function isProved({ person, organisation }: Asker & { readonly kind: 'person' }): Promise<boolean> {
    if (organisation !== undefined) return (await parties.organisationsOf(person)).some((right) => right.organisation.id === organisation.id && right.proved)
    const known = await parties.person(person)
    return known?.identifier !== undefined && known.emailConfirmed
  }

  return {
    async asker(actor) {
      const person = actor && await parties.person(actor.person)
      return { ...askerOf(actor), ...(person?.emailConfirmed && person.email !== undefined && { email: person.email }) }
    },

    verdict: judge,

    async open(asker, dataset, wanted) {
      const number = wanted.version ?? dataset.latest
      const version = number === undefined ? undefined : await datasets.version(dataset.id, number)
      const verdict = await judge(asker, dataset, wanted, version)
      if (!verdict.allowed) throw new Denied(verdict)
      if (version === undefined) throw new Failure('not found', messages.noVersion)
      return { dataset, version, verdict, asker }
    },

    guard(opened, stream) {
      let asked = performance.now()
      return stream.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
        async transform(chunk, controller) {
          if (performance.now() - asked > askAgainMs) {
            asked = performance.now()
            const { dataset, version, verdict: { mode }, asker } = opened
            const standing = await datasets.standing(dataset.id, version.number)
            const verdict = await judge(asker, standing.dataset, { mode }, standing.version)
            if (!verdict.allowed) throw new Denied(verdict)
          }
          controller.enqueue(chunk)
        },
      }))
    },

    requireOwner(actor, dataset) {
      if (isOwner(dataset, askerOf(actor))) return
      if (dataset.state === 'draft') throw new Failure('not found', messages.noDataset)
      throw new Failure('refused', messages.notOwner)
    },

    grantsOn: (dataset) => grants.on(dataset),
    grantsOf: (organisation) => grants.of(organisation),
  }
}

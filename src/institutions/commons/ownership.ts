/** Whose a dataset is, and who acts for its owner: asked by every act of publishers. */
import type { Db } from '../../kernel/database/index.ts'
import type { Orders } from '../../kernel/orders/index.ts'
import type { Actor, Parties } from '../../kernel/parties/index.ts'
import type { DelegableAct } from '../../law/delegable.ts'
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'
import { networkOf } from '../../portal/doors/index.ts'
import type { CommonsOptions } from './commons.ts'
import { type Dataset, datasetSubject } from './dataset.ts'
import type { Caller } from './engine/index.ts'
import { messages, suspendedDataset } from './messages.ts'
import { type Asker, isOwner } from './policy.ts'

/** What a delegation must cover, unless it is for everything. */
export const publishing: DelegableAct = {
  id: 'commons.publication',
  title: spoken({
    kk: 'Деректер жиындарын жариялау, өзгерту және қайтарып алу', ru: 'Публикация, изменение и отзыв наборов данных', en: 'Publish, change and withdraw datasets',
  }),
}

/** Whether somebody is the steward, who sees every dataset and decides on requests. */
export const isSteward = (actor: Pick<Actor, 'roles'> | null, { steward }: Pick<CommonsOptions, 'steward'>): boolean => actor?.roles.includes(steward) ?? false

/** Whether somebody sees every connector. */
export const isAdministrator = ({ roles }: Pick<Actor, 'roles'>, { administrators }: Pick<CommonsOptions, 'administrators'>): boolean => roles.some((role) => administrators.includes(role))

/** Whose data an actor publishes; an office publishes nothing. Throws a `Failure` (refused). */
export function ownerOf(actor: Actor): { readonly organisation: string | null; readonly person: string | null } {
  if (actor.organisation) return { organisation: actor.organisation.id, person: null }
  if (actor.roles.length > 0) throw new Failure('refused', messages.noOffice)
  return { organisation: null, person: actor.person }
}

/** Who asks, in their present hat, as the policy function knows them. Their address is left out: only grants need it. */
export const askerOf = (actor: Actor | null): Asker => (actor === null ? { kind: 'visitor' } : {
  kind: 'person', person: actor.person, ...(actor.organisation && { organisation: { id: actor.organisation.id, identifier: actor.organisation.identifier } }),
})

/** Who is charged for work of the engine: a person with their organisation; a visitor by their network, for one of IPv6 has addresses without end. */
export const callerOf = (asker: Asker, ip: string): Caller =>
  (asker.kind === 'person' ? { person: asker.person, organisation: asker.organisation?.id } : { person: networkOf(ip) })

/**
 * Only the head of a company, or whom the head delegated, speaks for it; and only the owner changes a dataset. Without a dataset:
 * whether the actor may publish at all. Throws a `Failure` (refused).
 */
export async function requirePublisher(parties: Pick<Parties, 'mayActFor'>, tx: Db, actor: Actor, dataset?: Dataset): Promise<void> {
  if (dataset && !isOwner(dataset, askerOf(actor))) throw new Failure('refused', messages.notOwner)
  const { organisation } = ownerOf(actor)
  if (organisation !== null && !await parties.mayActFor(actor, organisation, { act: publishing.id }, tx)) throw new Failure('refused', messages.mayNotPublish)
}

/**
 * Owners are bound as well: while others suspend a dataset nothing new of it is read in, decided on or published. What the owner took back
 * themself they may mend meanwhile. @throws Failure 'refused' with the reason of the order
 */
export function requireUnsuspended({ allStanding }: Pick<Orders, 'allStanding'>, { id, owner }: Pick<Dataset, 'id' | 'owner'>): void {
  const order = allStanding(datasetSubject(id)).find(({ issuer }) => issuer !== `organisation:${owner.organisation}` && issuer !== `person:${owner.person}`)
  if (order) throw new Failure('refused', suspendedDataset(order.reason))
}

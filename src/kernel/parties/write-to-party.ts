/** Writes to a party of whatever kind, and to whoever represents it. */
import { representativeOf } from '../../law/body.ts'
import type { Tx } from '../database/index.ts'
import { holdersOf } from './appointments.ts'
import { writeLetter, writeLetterToOrganisation } from './inbox.ts'
import { type Draft, repeatByMail } from './mail.ts'
import type { Means } from './means.ts'
import type { Party } from './party.ts'

/**
 * Writes a letter to a party of any kind: an organisation's stands in its inbox, and mail repeats it to its heads and to those who may do everything for it;
 * a body's goes to whoever represents it. An authority outside has no inbox here.
 */
export async function writeToParty(means: Means, tx: Tx, { kind, id }: Party, draft: Draft): Promise<void> {
  switch (kind) {
    case 'person': return writeLetter(means, tx, id, draft)
    case 'body': {
      for (const holder of await holdersOf(means, [representativeOf({ id })], tx)) await writeLetter(means, tx, holder.id, draft)
      return
    }
    case 'organisation': {
      await writeLetterToOrganisation(means, tx, id, draft)
      const now = means.now()
      const entrusted = await tx.selectFrom('delegation').select('to_person').distinct().where('organisation', '=', id).where('scope', 'is', null).where('revoked_at', 'is', null)
        .where('began_at', '<=', now).where('ends_at', '>', now)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('membership').select('person').whereRef('membership.person', '=', 'delegation.to_person')
          .where('membership.organisation', '=', id).where('capacity', '=', 'head').where((e) => e.or([e('membership.ends_at', 'is', null), e('membership.ends_at', '>', now)])))))
        .orderBy('to_person').execute()
      for (const { to_person: person } of entrusted) await repeatByMail(means, tx, person, draft)
      return
    }
    case 'authority':
  }
}

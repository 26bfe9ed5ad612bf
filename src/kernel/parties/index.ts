/**
 * People, organisations and by what right one acts for the other.
 *
 * Promises: whoever acts is known by name, hat and right; a right that has ended acts no longer from that moment; what was
 * done is in the journal under ids. Never: puts a name, an address or an IIN into the body of a journal entry, keeps a
 * secret that could be read back, or connects an outside identity to an account by an e-mail address.
 */
export { actorString } from './actor.ts'
export type { Actor, SystemActor } from './actor.ts'
export type { Appointment } from './appointments.ts'
export type { Delegation, Invitation, Terms } from './delegations.ts'
export type { OutsideSignIn } from './federation.ts'
export { returnAddress } from './federation.ts'
export type { Changed } from './change-password.ts'
export type { Inbox, Message, OpenedMessage } from './inbox.ts'
export { Limited } from './limits.ts'
export type { Tried, Trier } from './limits.ts'
export { folderPost } from './mail.ts'
export type { LetterParts } from './compose.ts'
export type { Draft, Letter, LetterStatus, Post } from './mail.ts'
export { isId } from './means.ts'
export type { JournalEntry, JournalWriter, ProviderSettings, Settings as PartiesSettings } from './means.ts'
export type { Membership, Organisation } from './organisations.ts'
export { openParties } from './parties.ts'
export type { Parties } from './parties.ts'
export type { NamedParty, Party, PartyKind } from './party.ts'
export type { Asked, AuthenticationResponseJSON, Passkey, RegistrationResponseJSON } from './passkeys.ts'
export type { Person, Registration } from './people.ts'
export { partiesAgree } from './reconcile.ts'
export { insider } from './rights.ts'
export type { OrganisationName, Right } from './rights.ts'
export type { Appointing, PersonSummary, RoleAssignment } from './roles.ts'
export type { Hat, Hats, Presence, Session } from './presence.ts'
export type { Browser, OpenedSession, SessionCookie } from './sessions.ts'
export type { VerifiedSigner } from './sign-in.ts'
export { suspendedWords } from './suspended.ts'
export type { Suspension } from './suspended.ts'
export type { RightsEnd, Tie } from './ties.ts'
export type { AccessKey, ApiToken } from './tokens.ts'

/** Opens the folder: every use case, closed over the database, the clock, the journal and the settings. */
import { type RawBuilder, sql } from 'kysely'
import type { ActFor } from '../../law/delegable.ts'
import type { Body } from '../../law/body.ts'
import { type IdentifierScheme, readIdentifier, type ReadIdentifier } from '../../law/identifier-scheme.ts'
import type { Locale, Text } from '../../law/text.ts'
import { Failure } from '../../law/failure.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from './actor.ts'
import { type Appointment, appointersOf, appointmentsOf, checkAppoints, type FillingAct, holdersOf, leftBodies } from './appointments.ts'
import { changePassword, endsWithPassword, resetPassword } from './change-password.ts'
import type { Changed } from './change-password.ts'
import { compose, type LetterParts } from './compose.ts'
import { closeAccount, eraseAccount } from './close-account.ts'
import { type Counter, openCounter } from './counter.ts'
import * as delegations from './delegations.ts'
import type { Delegation, Invitation, Terms } from './delegations.ts'
import * as federation from './federation.ts'
import type { OutsideSignIn } from './federation.ts'
import * as headship from './headship.ts'
import type { HeadProof } from './headship.ts'
import { countTry } from './limits.ts'
import type { Tried, Trier } from './limits.ts'
import * as inbox from './inbox.ts'
import * as keptForms from './kept-forms.ts'
import * as leftForms from './left-forms.ts'
import type { FoundForm, LeftForm, LeftHeading } from './left-forms.ts'
import type { KeptForm, OpenedForm } from './kept-forms.ts'
import * as mail from './mail.ts'
import type { LetterStatus, Post } from './mail.ts'
import type { Means } from './means.ts'
import { words } from './messages.ts'
import { eraseOrganisationName } from './names.ts'
import * as organisations from './organisations.ts'
import type { Membership, Organisation } from './organisations.ts'
import * as notices from './notices.ts'
import type { ToldDaily, WorkNotice } from './notices.ts'
import { nameParty, type NamedParty, type Party } from './party.ts'
import * as passkeys from './passkeys.ts'
import * as people from './people.ts'
import type { Person, Registration } from './people.ts'
import * as proofs from './proofs.ts'
import type { NumberProof } from './proofs.ts'
import { askedAccount, finishRegistration, requestAccount, requestReset } from './registration.ts'
import type { AskedForLetter } from './registration.ts'
import { actedUntil, inOfficeUntil, insider, rightProved, rightsInForce, rightsOf, rolesOf, strongest } from './rights.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { OrganisationName, Right } from './rights.ts'
import * as roles from './roles.ts'
import type { Appointing, PersonSummary, RoleAssignment } from './roles.ts'
import { openSecrets } from './secrets.ts'
import { type Hat, type Hats, type Presence, presenceOf as presence, type Session } from './presence.ts'
import * as sessions from './sessions.ts'
import type { Browser, OpenedSession, SessionCookie } from './sessions.ts'
import * as signIn from './sign-in.ts'
import type { VerifiedSigner } from './proofs.ts'
import { type ActingParty, type Suspension, suspensionOf } from './suspended.ts'
import { sweep } from './sweep.ts'
import { endedTies, type RightsEnd, type Tie } from './ties.ts'
import * as temporary from './temporary-keys.ts'
import * as tokens from './tokens.ts'
import { writeToParty } from './write-to-party.ts'
import type { ApiToken } from './tokens.ts'

/**
 * What can be done with people, organisations and rights. What belongs to an act takes its transaction; ways in run their
 * own, because a failed try must stay counted when the rest is rolled back. What an act only reads takes `within`, its
 * transaction: whoever asked for a second connection while holding one could wait for ever. All throw `Failure`.
 */
export interface Parties {
  /** The order by which a party may not act now, from memory: asked at every door, and again while a stream goes on. */
  suspensionOf(party: ActingParty): Suspension | undefined

  // Ways in
  /** Sends the letter that opens an account; the answer is the same when the address has one. */
  requestAccount(asked: AskedForLetter, browser: Browser): Promise<void>
  /** The address for which the link of a letter opens an account. */
  askedAccount(link: string): Promise<{ readonly email: string }>
  finishRegistration(given: Parameters<typeof finishRegistration>[1], browser: Browser): Promise<OpenedSession>
  /** Opens an account at once, its address not confirmed: for whoever answers for the people, such as the sample programme. */
  register(registration: Registration, browser: Browser): Promise<OpenedSession>
  signInByPassword(given: { readonly email: string; readonly password: string }, browser: Browser): Promise<OpenedSession>
  /** The caller has verified the signature over a nonce of this browser; a person unknown until now is registered. */
  signInBySignature(verified: VerifiedSigner, browser: Browser & { readonly locale: Locale }): Promise<OpenedSession>
  askForSignIn(): ReturnType<typeof passkeys.askForSignIn>
  signInByPasskey(answer: Parameters<typeof passkeys.signInByPasskey>[1], browser: Browser): Promise<OpenedSession>
  /** The outside provider's name; `undefined` when none is configured. */
  readonly provider: { readonly title: Text } | undefined
  beginOutside(asked?: federation.AskedOutside): Promise<OutsideSignIn>
  finishOutside(answer: Parameters<typeof federation.finishOutside>[2], browser: Browser): ReturnType<typeof federation.finishOutside>
  /** Counts one try at something guarded, such as a PIN; throws `Limited` when they are spent. */
  countTry(tried: Tried, trier: Trier): Promise<void>

  // Sessions
  readonly cookie: SessionCookie
  /** The cookie by which a device is known again; it opens nothing. */
  readonly deviceCookie: SessionCookie
  /** Who stands behind a session's secret: for every request. */
  presenceOf(secret: string): Promise<Presence | undefined>
  /** The actor behind a session's secret. */
  actorOf(secret: string): Promise<Actor | undefined>
  /** Whether a form came from the session: compares the form token in constant time. */
  formTokenFits(secret: string, token: string): boolean
  /** Whether a form came from any session of this person, however long ago it ended. */
  formTokenOf(person: string, token: string): boolean
  /** Whose session it is, or was until it ended. */
  ownerOfSession(secret: string): Promise<string | undefined>
  /** Keeps a form for whoever filled it in, as its token has proved. Answers the browser's secret to it; undefined when nothing is kept. */
  keepForm(person: string, form: KeptForm): Promise<string | undefined>
  /** The forms that a browser's secrets open, for the person who filled them in and nobody else. */
  keptForms(secrets: readonly string[], person: string): Promise<readonly OpenedForm[]>
  dropForms(secrets: readonly string[]): Promise<void>
  /** Keeps what somebody typed into a form and left before sending it. False when it is too long. `hat`, the one that is worn unless given, is one that they may wear. */
  leaveForm(owner: Actor, form: LeftForm, hat?: string): Promise<boolean>
  /** What was left in this hat on a page, the newest first. */
  leftForms(owner: Actor, page: string): Promise<readonly FoundForm[]>
  /** Where forms were left in this hat, the newest first, without what was typed. */
  leftHeadings(owner: Actor): Promise<readonly LeftHeading[]>
  /** Forgets a form that was left, of the same person and hat. */
  dropLeftForm(owner: Actor, id: string): Promise<void>
  switchHat(secret: string, hat: Exclude<Hat, { kind: 'counter' }>): Promise<void>
  /** Visits to counters. */
  readonly counter: Counter
  /** The hats that a person may put on now. */
  hatsOf(person: string): Promise<Hats>
  sessionsOf(person: string): Promise<readonly Session[]>
  endSession(tx: Tx, actor: Actor, id: string): Promise<void>
  /** Ends every session of a person. */
  endSessions(tx: Tx, person: string): Promise<void>

  // One's account
  person(id: string, within?: Db): Promise<Person | undefined>
  /** The address of a person, as a part of another statement. */
  emailOf(person: string): RawBuilder<string | null>
  /** The names of people, by id; for pages that say who did what. */
  namesOf(ids: readonly string[], within?: Db): Promise<ReadonlyMap<string, string>>
  /** The person with this address: for the operator and the seed, never for a visitor. */
  personByEmail(email: string, within?: Db): Promise<Person | undefined>
  confirmEmail(link: string): Promise<void>
  sendConfirmation(tx: Tx, actor: Actor): Promise<void>
  /** Throws a `Failure` unless it is the actor's password; every try counts. */
  provePassword(actor: Actor, password: string): Promise<void>
  /** Sends the letter that sets a new password; the answer is the same when the address has no account. */
  requestReset(asked: AskedForLetter, browser: Browser): Promise<void>
  /** By the link of the letter; signs in. Every session and token ends. */
  resetPassword(given: { readonly link: string; readonly password: string }, browser: Browser): Promise<Changed>
  /** What a change of password would end now; `secret` is that of the session which would go on. */
  endsWithPassword(person: string, secret: string | undefined): Promise<Changed['ended']>
  /** Every session and token ends; this browser goes on with a new session. The first password comes by the letter only. */
  changePassword(actor: Actor, change: Parameters<typeof changePassword>[2], browser: Browser): Promise<Changed>
  setLocale(tx: Tx, actor: Actor, locale: Locale): Promise<void>
  /** Called when it has been proved whose number it is. */
  proveNumber(tx: Tx, proof: NumberProof): Promise<void>
  /** Whether an account has this number. */
  numberTaken(number: string): Promise<boolean>
  /** Whose account has this number, which they have proved; undefined when there is none. For letters, never for a visitor. */
  personWithNumber(number: string, within?: Db): Promise<string | undefined>
  closeAccount(tx: Tx, actor: Actor): Promise<void>
  /** For administrators: closes another's account and erases their name; `basis` enters the public record. */
  eraseAccount(tx: Tx, by: Actor, what: { readonly person: string; readonly basis: string }): Promise<void>
  askForPasskey(actor: Actor): ReturnType<typeof passkeys.askForPasskey>
  addPasskey(actor: Actor, answer: Parameters<typeof passkeys.addPasskey>[2]): Promise<void>
  /** The passkey of the actor that answered a challenge of `askForSignIn`: it proves that its owner is here now. */
  provePasskey(actor: Actor, answer: Parameters<typeof passkeys.signInByPasskey>[1]): Promise<passkeys.Passkey>
  passkeysOf(person: string): Promise<readonly passkeys.Passkey[]>
  removePasskey(tx: Tx, actor: Actor, id: string): Promise<void>
  makeToken(tx: Tx, actor: Actor, wanted: Parameters<typeof tokens.makeToken>[3]): ReturnType<typeof tokens.makeToken>
  actorOfToken(secret: string): ReturnType<typeof tokens.actorOfToken>
  actorOfAccessKey(id: string, prove: (secret: string) => void): ReturnType<typeof tokens.actorOfAccessKey>
  makeTemporaryKey(made: Parameters<typeof temporary.makeTemporaryKey>[1]): ReturnType<typeof temporary.makeTemporaryKey>
  actorOfTemporaryKey(key: Parameters<typeof temporary.actorOfTemporaryKey>[1], prove: (secret: string) => void): ReturnType<typeof temporary.actorOfTemporaryKey>
  tokensOf(person: string): Promise<readonly ApiToken[]>
  revokeToken(tx: Tx, actor: Actor, id: string): Promise<void>

  // Organisations and rights
  /** The name of a party of any kind, with its number; undefined for one that is not there. */
  named(party: Party, within?: Db): Promise<NamedParty | undefined>
  /** Reads a number that was typed, by the schemes of the country. */
  readIdentifier(of: IdentifierScheme['of'], text: string): ReadIdentifier
  /** `number` is one by a scheme of the country for organisations. The actor becomes its head, not proved yet. */
  addOrganisation(tx: Tx, actor: Actor, given: { readonly number: string; readonly name: string; readonly names?: OfficialNames }): Promise<OrganisationName>
  organisation(by: { readonly id: string } | { readonly number: string }, within?: Db): Promise<Organisation | undefined>
  findOrganisations(words: string, limit: number): Promise<readonly OrganisationName[]>
  organisationsById(ids: readonly string[], within?: Db): Promise<ReadonlyMap<string, OrganisationName>>
  /** The strongest right in force for each organisation that the person may act for. */
  organisationsOf(person: string, within?: Db): Promise<readonly Right[]>
  /** Whether the person may now act for an organisation in any capacity, or belongs to it: a condition for an act's own statement. */
  insider(person: string, organisation: RawBuilder<unknown>): RawBuilder<boolean>
  /** Whether the person now acts for an organisation by a right that comes from a proved head: a condition for an act's own statement. */
  rightProved(person: string, organisation: string): RawBuilder<boolean>
  /** Until when a person acted for an organisation, in any capacity, as a value within another statement; null when they never did. For conflicts of interest. */
  actedUntil(person: string, organisation: RawBuilder<unknown>): RawBuilder<Instant | 'in force' | null>
  /** Those of some ties that are not in force: what a certificate for an organisation attests is asked at each signature. */
  endedTies<T extends Tie>(ties: readonly T[], within?: Db): Promise<readonly T[]>
  membersOf(organisation: string, within?: Db): Promise<readonly Membership[]>
  addMember(tx: Tx, actor: Actor, person: string): Promise<void>
  endMembership(tx: Tx, actor: Actor, person: string): Promise<void>
  /** Called when it has been proved who heads the organisation, such as by a signature with its number and its head's role. */
  proveHead(tx: Tx, proof: HeadProof): ReturnType<typeof headship.proveHead>
  removeHead(tx: Tx, by: Actor, wrong: Parameters<typeof headship.removeHead>[3]): ReturnType<typeof headship.removeHead>
  delegate(tx: Tx, actor: Actor, to: string, terms: Terms): Promise<string>
  invite(actor: Actor, email: string, terms: Terms, locale: Locale): Promise<void>
  invitation(link: string): Promise<Invitation>
  acceptInvitation(tx: Tx, actor: Actor, link: string): Promise<string>
  revokeDelegation(tx: Tx, actor: Actor, id: string): Promise<void>
  delegationsOf(organisation: string): Promise<readonly Delegation[]>
  /** The names, by id, of those of these organisations that may stand in public: confirmed by a proved head, and not erased. */
  confirmedNames(which: organisations.WhichOrganisations): Promise<ReadonlyMap<string, OrganisationName>>
  /** Says what the organisation that the actor heads is called in each language. */
  nameOrganisation(tx: Tx, actor: Actor, names: OfficialNames): Promise<void>
  /** For administrators; `basis` enters the public record. The name and the salts of its commitments are gone for good. */
  eraseOrganisationName(tx: Tx, by: Actor, what: { readonly organisation: string; readonly basis: string }): Promise<void>
  /** Whether a person has a right for an organisation that comes from a proved head, as a condition within another statement. */
  provedRight(person: string, organisation: string, at: Instant): RawBuilder<boolean>
  /** The number that a person has proved, or null, as a value within another statement. */
  provedNumber(person: string): RawBuilder<string | null>
  /** Whether the account of this person is closed, as a condition within another statement. */
  accountClosed(person: RawBuilder<unknown>): RawBuilder<boolean>
  /** The keys of the actor in the hat that they wear which end within so many days: what waits of them, as a part of another statement. */
  tokensEnding(actor: Actor, at: Instant, days: number, zone: string): RawBuilder<unknown>
  /** The right by which the actor may act for the organisation in a procedure; ask at each act. */
  mayActFor(actor: Actor, organisation: string, asked: ActFor, within?: Db): Promise<Right | undefined>
  /** The same for the organisation whose hat the actor wears, asked before it is known in which procedure. */
  rightInHat(actor: Actor): Promise<(asked: ActFor) => Right | undefined>

  // Office
  /** The bodies whose offices people hold, as they stand now. */
  readonly bodies: readonly Body[]
  /** Fills an office by a decision: of its own body, or of the programme where the body has no administrator, and for the administrators of bodies. */
  appoint(tx: Tx, by: Actor | SystemActor, given: Appointing, act: FillingAct): Promise<void>
  /** Ends an appointment by a decision, likewise. */
  dismiss(tx: Tx, by: Actor | SystemActor, given: { readonly person: string; readonly role: string }, act: FillingAct): Promise<void>
  /** Throws what `appoint` and `dismiss` would where the office is not filled so. */
  checkAppoints(tx: Tx, by: Actor | SystemActor, given: { readonly person: string; readonly role: string }, act: Omit<FillingAct, 'decision'>): Promise<void>
  /** Gives a role past the procedure, as an installation does with its first administrator; the journal says so. */
  grantRole(tx: Tx, by: SystemActor, given: Appointing): Promise<void>
  revokeRole(tx: Tx, by: SystemActor, given: { readonly person: string; readonly role: string }): Promise<void>
  /** The bodies that had an administrator and have none now. */
  leftBodies(within?: Db): Promise<readonly Body[]>
  rolesOf(person: string): Promise<readonly string[]>
  /** Until when a person held an office, or will; undefined when they never did. For conflicts of interest. */
  inOfficeUntil(person: string, role: string, within?: Db): Promise<Instant | 'in force' | undefined>
  /** Whoever holds one of these roles now, by name: colleagues to whom a case can be given. */
  holdersOf(roles: readonly string[], within?: Db): Promise<readonly { readonly id: string; readonly name: string }[]>
  /** Whoever may fill an office now: the administrators of its body, or the programme's. */
  appointersOf(role: string, within?: Db): Promise<readonly { readonly id: string; readonly name: string }[]>
  /** Everybody who is in an office of a body or will be: for its administrator and the programme's. */
  appointmentsOf(by: Actor, body: Body): Promise<readonly Appointment[]>
  roleHistory(by: Actor, person: string): Promise<readonly RoleAssignment[]>
  searchPeople(by: Actor, asked: string): Promise<readonly PersonSummary[]>

  // Letters
  /** Writes a letter to a person, in the transaction of the act that it tells about: into their inbox, and by mail in their language. */
  writeLetter(tx: Tx, person: string, parts: LetterParts): Promise<void>
  /** Writes a letter to an organisation: into its inbox, and by mail to its heads, or to the proved ones alone. */
  writeLetterToOrganisation(tx: Tx, organisation: string, parts: LetterParts, to?: { readonly mailed?: 'heads' | 'proved heads' }): Promise<void>
  /** Writes a letter to a mailbox of somebody without an account: to what they gave, unproved, for one matter. */
  mailToMailbox(tx: Tx, mailbox: { readonly recipient: string; readonly locale: Locale }, parts: LetterParts): Promise<void>
  /** Writes a letter to a party of any kind: a person, an organisation with its heads and whom they entrusted with everything, or whoever represents a body. */
  writeToParty(tx: Tx, party: Party, parts: LetterParts): Promise<void>
  /** Repeats by mail alone what the cabinet shows anyway. */
  mailTo(tx: Tx, person: string, parts: LetterParts): Promise<void>
  /** When somebody in office is told of work; once a day unless they said otherwise. */
  workNoticeOf(person: string): Promise<WorkNotice>
  chooseWorkNotice(tx: Tx, actor: Actor, wanted: string): Promise<void>
  /** Whoever holds one of these roles and wants to be told of work at once. */
  toldAtOnce(within: Db | Tx, roles: readonly string[]): Promise<readonly string[]>
  /** Whoever is in office, is told once a day, and was not on this day. */
  toldDaily(day: Day): Promise<readonly ToldDaily[]>
  /** Sends by mail what awaits somebody, once a day; answers whether it was now. */
  sendDigest(tx: Tx, person: string, day: Day, parts: LetterParts): Promise<boolean>
  /** A page of the letters of somebody in the hat that they wear: their own, and those of the organisation that they head. */
  inbox(actor: Actor, page: { readonly page: number; readonly size: number }): Promise<inbox.Inbox>
  /** How many of them nobody has opened. */
  unread(actor: Actor): Promise<number>
  /** One message, with its body once it was opened. Throws a `Failure` (not found), also for another's. */
  message(actor: Actor, id: string): Promise<inbox.OpenedMessage>
  /** Opens a message: that it was read, when and by whom is in the journal. Opening it again changes nothing. */
  openMessage(tx: Tx, actor: Actor, id: string): Promise<void>
  /** Hands waiting letters over; answers how many went. */
  sendLetters(post: Post): Promise<number>
  /** The latest letters, for the operator. */
  latestLetters(by: Actor): Promise<readonly LetterStatus[]>

  /** Removes what has had its time, such as ended sessions; for the worker, every hour. */
  sweep(): Promise<void>
}

/** Nothing is issued for rights here, as in the process of the gateway, in which none ends. */
const nothingIssued: RightsEnd = { rightEnded: async () => undefined, waysInEnded: async () => undefined, accountClosed: async () => undefined }

/** Opens the folder. Throws a RangeError when the session secret is shorter than 32 characters. */
export function openParties(given: Omit<Means, 'secrets' | 'rightsEnd' | 'bodies' | 'schemes'> & Partial<Pick<Means, 'rightsEnd' | 'bodies' | 'schemes'>>): Parties {
  const settings = { ...given.settings, publicUrl: given.settings.publicUrl.replace(/\/+$/, '') }
  const means: Means = { rightsEnd: nothingIssued, bodies: () => [], schemes: [], ...given, settings, secrets: openSecrets(settings.sessionSecret) }
  const provider = settings.oidc && federation.openProvider(settings.oidc)
  const configured = () => {
    if (provider === undefined) throw new Failure('not found', words.providerAbsent)
    return provider
  }
  const presenceOf = (secret: string) => presence(means, secret)
  const written = (parts: LetterParts) => compose(settings.publicUrl, parts)
  return {
    suspensionOf: (party) => suspensionOf(means.standing, party),

    requestAccount: (asked, browser) => requestAccount(means, asked, browser),
    askedAccount: (link) => askedAccount(means, link),
    finishRegistration: (given, browser) => finishRegistration(means, given, browser),
    register: (registration, browser) => people.register(means, registration, browser),
    signInByPassword: (password, browser) => signIn.signInByPassword(means, password, browser),
    signInBySignature: (verified, browser) => signIn.signInBySignature(means, verified, browser),
    askForSignIn: () => passkeys.askForSignIn(means),
    signInByPasskey: (answer, browser) => passkeys.signInByPasskey(means, answer, browser),
    provider: provider && { title: provider.settings.title },
    beginOutside: async (asked) => federation.beginOutside(means, configured(), asked),
    finishOutside: async (answer, browser) => federation.finishOutside(means, configured(), answer, browser),
    countTry: (tried, trier) => countTry(means, tried, trier),

    cookie: sessions.sessionCookie(settings.publicUrl),
    deviceCookie: sessions.deviceCookie(settings.publicUrl),
    presenceOf,
    actorOf: async (secret) => (await presenceOf(secret))?.actor,
    formTokenFits: (secret, token) => means.secrets.isOfSession(token, secret),
    formTokenOf: (person, token) => means.secrets.isOfPerson(token, person),
    ownerOfSession: (secret) => keptForms.ownerOfSession(means, secret),
    keepForm: (person, form) => keptForms.keepForm(means, person, form),
    keptForms: (secrets, person) => keptForms.keptForms(means, secrets, person),
    dropForms: (secrets) => keptForms.dropForms(means, secrets),
    leaveForm: (owner, form, hat) => leftForms.leaveForm(means, owner, form, hat),
    leftForms: (owner, page) => leftForms.leftForms(means, owner, page),
    leftHeadings: (owner) => leftForms.leftHeadings(means, owner),
    dropLeftForm: (owner, id) => leftForms.dropLeftForm(means, owner, id),
    switchHat: (secret, hat) => sessions.switchHat(means, secret, hat),
    counter: openCounter(means),
    hatsOf: async (person) => ({
      organisations: strongest(await rightsOf(means.db, person, means.now())), roles: await rolesOf(means.db, person, means.now()),
    }),
    sessionsOf: (person) => sessions.sessionsOf(means, person),
    endSession: (tx, actor, id) => sessions.endSession(means, tx, actor, id),
    async endSessions(tx, person) {
      await sessions.endSessions(means, tx, person)
      await means.rightsEnd.waysInEnded(tx, actorString({ person }), person)
    },

    person: (id, within = means.db) => people.personOf(within, id),
    emailOf: (person) => sql<string | null>`(select email from person where id = ${person}::uuid)`,
    namesOf: (ids, within = means.db) => people.namesOf(within, ids),
    personByEmail: (email, within = means.db) => people.personByEmail(within, email),
    confirmEmail: (link) => people.confirmEmail(means, link),
    sendConfirmation: (tx, actor) => people.sendConfirmationAgain(means, tx, actor),
    provePassword: (actor, password) => signIn.provePassword(means, actor, password),
    requestReset: (asked, browser) => requestReset(means, asked, browser),
    resetPassword: (given, browser) => resetPassword(means, given, browser),
    endsWithPassword: (person, secret) => endsWithPassword(means, person, secret),
    changePassword: (actor, change, browser) => changePassword(means, actor, change, browser),
    setLocale: people.setLocale,
    closeAccount: (tx, actor) => closeAccount(means, tx, actor),
    eraseAccount: (tx, by, what) => eraseAccount(means, tx, by, what),
    numberTaken: (number) => proofs.numberTaken(means.db, number),
    personWithNumber: (number, within = means.db) => proofs.personWithNumber(within, number),
    proveNumber: (tx, proof) => proofs.proveNumber(means, tx, proof),
    askForPasskey: (actor) => passkeys.askForPasskey(means, actor),
    addPasskey: (actor, answer) => passkeys.addPasskey(means, actor, answer),
    provePasskey: (actor, answer) => passkeys.provePasskey(means, actor, answer),
    passkeysOf: (person) => passkeys.passkeysOf(means, person),
    removePasskey: (tx, actor, id) => passkeys.removePasskey(means, tx, actor, id),
    makeToken: (tx, actor, wanted) => tokens.makeToken(means, tx, actor, wanted),
    actorOfToken: (secret) => tokens.actorOfToken(means, secret),
    actorOfAccessKey: (id, prove) => tokens.actorOfAccessKey(means, id, prove),
    makeTemporaryKey: (made) => temporary.makeTemporaryKey(means, made),
    actorOfTemporaryKey: (key, prove) => temporary.actorOfTemporaryKey(means, key, prove),
    tokensOf: (person) => tokens.tokensOf(means, person),
    revokeToken: (tx, actor, id) => tokens.revokeToken(means, tx, actor, id),

    named: (party, within = means.db) => nameParty(means, within, party),
    readIdentifier: (of, text) => readIdentifier(means.schemes, of, text),
    addOrganisation: (tx, actor, organisation) => organisations.addOrganisation(means, tx, actor, organisation),
    organisation: (by, within = means.db) => organisations.organisationOf(within, by),
    findOrganisations: (words, limit) => organisations.findOrganisations(means.db, words, limit),
    confirmedNames: (which) => organisations.confirmedNames(means.db, which),
    nameOrganisation: (tx, actor, names) => organisations.nameOrganisation(means, tx, actor, names),
    eraseOrganisationName: (tx, by, what) => eraseOrganisationName(means, tx, by, what),
    organisationsById: (ids, within = means.db) => organisations.organisationsById(within, ids),
    organisationsOf: async (person, within = means.db) => strongest(await rightsOf(within, person, means.now())),
    insider: (person, organisation) => insider(person, means.now(), organisation),
    rightProved: (person, organisation) => rightProved(person, means.now(), organisation),
    actedUntil: (person, organisation) => actedUntil(person, means.now(), organisation),
    endedTies: (ties, within = means.db) => endedTies(within, ties, means.now()),
    membersOf: (organisation, within) => organisations.membersOf(means, organisation, within),
    addMember: (tx, actor, person) => organisations.addMember(means, tx, actor, person),
    endMembership: (tx, actor, person) => organisations.endMembership(means, tx, actor, person),
    proveHead: (tx, proof) => headship.proveHead(means, tx, proof),
    removeHead: (tx, by, wrong) => headship.removeHead(means, tx, by, wrong),
    delegate: (tx, actor, to, terms) => delegations.delegate(means, tx, actor, to, terms),
    invite: (actor, email, terms, locale) => delegations.invite(means, actor, email, terms, locale),
    invitation: (link) => delegations.invitationOf(means, link),
    acceptInvitation: (tx, actor, link) => delegations.acceptInvitation(means, tx, actor, link),
    revokeDelegation: (tx, actor, id) => delegations.revokeDelegation(means, tx, actor, id),
    delegationsOf: (organisation) => delegations.delegationsOf(means, organisation),
    provedRight: (person, organisation, at) => sql<boolean>`exists (select from (${rightsInForce(sql`${person}::uuid`, at, organisation)}) as held where held.proved)`,
    provedNumber: (person) => sql<string | null>`(select identifier from person where id = ${person}::uuid)`,
    accountClosed: (person) => sql<boolean>`exists (select from person where id = ${person} and closed_at is not null)`,
    tokensEnding: (actor, at, days, zone) => tokens.tokensEnding(actor, at, days, zone),
    mayActFor: (actor, organisation, asked, within) => delegations.mayActFor(means, actor, organisation, asked, within),
    rightInHat: (actor) => delegations.rightInHat(means, actor),

    get bodies() { return means.bodies() },
    appoint: (tx, by, given, act) => roles.grantRole(means, tx, by, given, act),
    dismiss: (tx, by, given, act) => roles.revokeRole(means, tx, by, given, act),
    checkAppoints: (tx, by, given, act) => checkAppoints(means, tx, by, given, act),
    leftBodies: (within) => leftBodies(means, within),
    grantRole: (tx, by, role) => roles.grantRole(means, tx, by, role),
    revokeRole: (tx, by, role) => roles.revokeRole(means, tx, by, role),
    rolesOf: (person) => rolesOf(means.db, person, means.now()),
    inOfficeUntil: (person, role, within = means.db) => inOfficeUntil(within, person, role, means.now()),
    holdersOf: (asked, within) => holdersOf(means, asked, within),
    appointersOf: (role, within) => appointersOf(means, role, within),
    appointmentsOf: (by, body) => appointmentsOf(means, by, body),
    roleHistory: (by, person) => roles.roleHistory(means, by, person),
    searchPeople: (by, asked) => roles.searchPeople(means, by, asked),

    writeLetter: (tx, person, parts) => inbox.writeLetter(means, tx, person, written(parts)),
    writeLetterToOrganisation: (tx, organisation, parts, to) => inbox.writeLetterToOrganisation(means, tx, organisation, written(parts), to),
    mailToMailbox: (tx, mailbox, parts) => mail.writeLetterTo(means, tx, mailbox, written(parts)),
    writeToParty: (tx, party, parts) => writeToParty(means, tx, party, written(parts)),
    mailTo: (tx, person, parts) => mail.repeatByMail(means, tx, person, written(parts)),
    workNoticeOf: (person) => notices.workNoticeOf(means, person),
    chooseWorkNotice: (tx, actor, wanted) => notices.chooseWorkNotice(means, tx, actor, wanted),
    toldAtOnce: (within, held) => notices.toldAtOnce(means, within, held),
    toldDaily: (day) => notices.toldDaily(means, day),
    sendDigest: (tx, person, day, parts) => notices.sendDigest(means, tx, person, day, written(parts)),
    inbox: (actor, page) => inbox.inboxOf(means.db, actor, page),
    unread: (actor) => inbox.unreadOf(means.db, actor),
    message: (actor, id) => inbox.messageOf(means.db, actor, id),
    openMessage: (tx, actor, id) => inbox.openMessage(means, tx, actor, id),
    sendLetters: (post) => mail.sendLetters(means, post),
    latestLetters: async (by) => {
      roles.checkAdministrator(by)
      return mail.latestLetters(means)
    },
    sweep: () => sweep(means),
  }
}

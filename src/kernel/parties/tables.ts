/** The rows of this folder's tables, as Kysely types them. */
import type { ColumnType, Generated } from 'kysely'
import type { Locale, Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'
import type { OfficialNames } from '../../law/official-names.ts'

export interface PersonTable {
  id: string
  name: string
  email: string | null
  email_confirmed_at: Instant | null
  identifier_scheme: string | null
  identifier: string | null
  password: string | null
  locale: Locale
  created_at: Instant
  closed_at: Instant | null
  last_hat: ColumnType<string | null, string | null | undefined>
  /** They were served at a counter by their document, and have no way in. */
  without_account: Generated<boolean>
  /** The body at whose counter their letters are printed, where none is about a case that was filed at another. */
  counter: ColumnType<string | null, string | null | undefined>
  /** Something was filed for them by their document, also where the visit is gone. */
  filed_by_document: Generated<boolean>
}

interface OrganisationTable {
  id: string
  identifier_scheme: string
  identifier: string
  name: string
  created_at: Instant
  name_erased_at: ColumnType<Instant | null, Instant | null | undefined>
  names: ColumnType<OfficialNames | null, string | null | undefined, string | null>
}

interface MembershipTable {
  id: string
  organisation: string
  person: string
  capacity: 'head' | 'member'
  began_at: Instant
  ends_at: Instant | null
  proved_at: Instant | null
  proved_by: string | null
}

interface DelegationTable {
  id: string
  organisation: string
  from_person: string
  to_person: string
  /** Ids of kinds of acts and of procedures; null means everything. */
  scope: string[] | null
  began_at: Instant
  ends_at: Instant
  created_at: Instant
  revoked_at: Instant | null
}

interface InvitationTable {
  id: string
  secret_hash: string
  organisation: string
  from_person: string
  email: string
  scope: string[] | null
  ends_at: Instant
  created_at: Instant
  expires_at: Instant
  answered_at: Instant | null
  delegation: string | null
}

interface RoleTable {
  id: string
  person: string
  role: string
  began_at: Instant
  ends_at: Instant | null
  given_by: string
}

/** How a session was opened. */
export type Method = 'password' | 'passkey' | 'oidc' | 'signature' | 'registration' | 'letter'

export interface SessionTable {
  id: string
  secret_hash: string
  person: string
  hat: 'self' | 'organisation' | 'office' | 'counter'
  organisation: string | null
  /** The visit to a counter, in that hat. */
  visit: ColumnType<string | null, string | null | undefined>
  method: Method
  device: string
  created_at: Instant
  used_at: Instant
  expires_at: Instant
}

/** By what somebody has shown that they are at a counter; `document`: an officer saw it, of whoever has no account. */
export type ShownBy = 'code' | 'passkey' | 'document'

/** What whoever reviews a visit by document found. */
export type VisitFinding = 'in order' | 'not in order'

export interface CounterVisitTable {
  id: string
  body: string
  officer: string
  person: string
  began_at: Instant
  ends_at: Instant
  shown: ShownBy | null
  shown_at: Instant | null
  code_hash: string | null
  code_until: Instant | null
  wrong: Generated<number>
  document: ColumnType<string | null, string | null | undefined>
  document_hash: ColumnType<string | null, string | null | undefined>
  name_before: ColumnType<string | null, string | null | undefined>
  filed: Generated<boolean>
  found: ColumnType<VisitFinding | null, undefined, VisitFinding>
  found_at: ColumnType<Instant | null, undefined, Instant>
  found_by: ColumnType<string | null, undefined, string>
  found_reasons: ColumnType<string | null, undefined, string | null>
}

export interface PasskeyTable {
  id: string
  credential: string
  person: string
  public_key: Buffer
  counter: bigint
  transports: string[]
  label: string
  created_at: Instant
  used_at: Instant | null
}

export interface ChallengeTable {
  secret_hash: string
  purpose: 'passkey registration' | 'passkey sign-in' | 'counter' | 'oidc'
  person: string | null
  content: ColumnType<Readonly<Record<string, string>>, string, never>
  expires_at: Instant
}

interface FederatedIdentityTable {
  issuer: string
  subject: string
  person: string
  created_at: Instant
}

export interface ApiTokenTable {
  id: string
  secret_hash: string
  hint: string
  person: string
  organisation: string | null
  label: string
  scopes: string[]
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  revoked_at: Instant | null
}

interface AttemptTable {
  key: string
  at: Instant
}

export interface OneTimeLinkTable {
  secret_hash: string
  purpose: 'password' | 'email' | 'registration'
  person: string | null
  email: string
  expires_at: Instant
}

interface MailTable {
  id: string
  person: string | null
  recipient: string
  locale: Locale
  subject: string
  body: string
  created_at: Instant
  sent_at: Instant | null
  failures: Generated<number>
  retry_at: Instant
  last_failure: string | null
}

interface NoticePreferenceTable { person: string; work: 'at once' | 'daily' | 'never'; changed_at: Instant }

interface DigestTable { person: string; day: Day }

interface MessageTable {
  id: string
  person: string | null
  organisation: string | null
  subject: ColumnType<Text, string, never>
  body: ColumnType<Text, string, never>
  sent_at: Instant
  read_at: Instant | null
  read_by: string | null
  printed_at: ColumnType<Instant | null, undefined, Instant>
  printed_by: ColumnType<string | null, undefined, string>
  /** The body at whose counter it is printed, where its reader had no account. */
  counter: ColumnType<string | null, undefined, never>
}

interface PersonalEntryTable {
  person: string
  entry: bigint
}

interface OrganisationEntryTable {
  organisation: string
  entry: bigint
}

interface KeptFormTable { secret_hash: string; person: string; sealed: string; expires_at: Instant }

interface LeftFormTable { person: string; hat: string; page_hash: string; form_hash: string; heading: string; sealed: string; changed_at: Instant; expires_at: Instant }

declare module '../database/index.ts' {
  interface Tables {
    person: PersonTable
    organisation: OrganisationTable
    membership: MembershipTable
    delegation: DelegationTable
    invitation: InvitationTable
    role_assignment: RoleTable
    session: SessionTable
    counter_visit: CounterVisitTable
    passkey: PasskeyTable
    challenge: ChallengeTable
    federated_identity: FederatedIdentityTable
    api_token: ApiTokenTable
    attempt: AttemptTable
    kept_form: KeptFormTable
    left_form: LeftFormTable
    one_time_link: OneTimeLinkTable
    mail: MailTable
    notice_preference: NoticePreferenceTable
    digest: DigestTable
    message: MessageTable
    personal_entry: PersonalEntryTable
    organisation_entry: OrganisationEntryTable
  }
}

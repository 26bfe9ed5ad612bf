/** A statement of xAPI as it is once its rules were checked: what of its shape the store reads. */

export type Fields = Readonly<Record<string, unknown>>

export interface Account { readonly homePage: string; readonly name: string }

/** A person, a system or a group. */
export interface Agent {
  readonly objectType?: 'Agent' | 'Group'
  readonly name?: string
  readonly mbox?: string
  readonly mbox_sha1sum?: string
  readonly openid?: string
  readonly account?: Account
  readonly member?: readonly Agent[]
}

export interface Activity { readonly objectType?: 'Activity'; readonly id: string; readonly definition?: Fields }

export interface StatementRef { readonly objectType: 'StatementRef'; readonly id: string }

export type ContextActivities = Readonly<Partial<Record<'parent' | 'grouping' | 'category' | 'other', Activity | readonly Activity[]>>>

export interface Context {
  readonly registration?: string
  readonly instructor?: Agent
  readonly team?: Agent
  readonly contextActivities?: ContextActivities
  readonly contextAgents?: readonly { readonly agent: Agent; readonly relevantTypes?: readonly string[] }[]
  readonly contextGroups?: readonly { readonly group: Agent; readonly relevantTypes?: readonly string[] }[]
  readonly statement?: StatementRef
}

export interface Attachment { readonly usageType: string; readonly contentType: string; readonly length: number; readonly sha2: string; readonly fileUrl?: string }

/** What a statement and a sub-statement share. */
export interface Said {
  readonly actor: Agent
  readonly verb: { readonly id: string; readonly display?: Fields }
  readonly object: Activity | (Agent & { readonly objectType: 'Agent' | 'Group' }) | StatementRef | SubStatement
  readonly result?: Fields
  readonly context?: Context
  readonly timestamp?: string
  readonly attachments?: readonly Attachment[]
}

export interface SubStatement extends Said { readonly objectType: 'SubStatement' }

export interface Statement extends Said {
  readonly id?: string
  readonly stored?: string
  readonly authority?: Agent
  readonly version?: string
}

/** As the store keeps and gives it. */
export interface KeptStatement extends Statement { readonly id: string; readonly stored: string; readonly timestamp: string; readonly version: string }

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

export const voidedVerb = 'http://adlnet.gov/expapi/verbs/voided'

export const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature'

/** The standards that are spoken, by the latest patch of each. */
export type Version = '1.0.3' | '2.0.0'

/** The attachments of a statement and of the one inside it. */
export const attachmentsOf = ({ attachments = [], object }: Said): readonly Attachment[] =>
  object.objectType === 'SubStatement' ? [...attachments, ...object.attachments ?? []] : attachments

/** The context activities of one kind as the list that they always are when they are given out. */
export const listed = (value: Activity | readonly Activity[] | undefined): readonly Activity[] => value === undefined ? [] : Array.isArray(value) ? value as readonly Activity[] : [value as Activity]

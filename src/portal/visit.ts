/** What a handler knows of one request, and what the portal must be told to serve any. */
import type { Actor, Suspension } from '../kernel/parties/index.ts'
import type { Locale, Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import type { Log } from './log.ts'
import type { Permission } from './permission.ts'
import type { FormMark } from './form-mark.ts'
import type { TypedBefore } from './typed-before.ts'
import type { WayId } from './ways/ways.ts'
import type { Words } from './words.ts'

/** One institution of the programme: who is responsible, never the way to a service. */
export interface Institution {
  readonly id: string
  readonly title: Text
  /** Path of its first page, without the language. */
  readonly path: string
  /** The word on top of every page below which its own pages stand. */
  readonly way?: WayId
}

/** A first page of one's own work: the officer's queue, the applicant's cases. */
export interface Workplace {
  readonly title: Text
  readonly path: string
  readonly permission: Permission
}

/** How this portal is set up: the same for every request. */
export interface PortalSettings {
  /** Where the public reaches the portal, such as `https://ai.example.kz`: no path, no slash at the end. */
  readonly origin: string
  /** The time zone of the country's offices, in which days begin: an IANA name, such as `Asia/Almaty`. */
  readonly zone: string
  /** The institutions, in the order of the programme. */
  readonly institutions: readonly Institution[]
  /** Where people who are signed in work; each finds the first that they may enter behind “My cabinet”. */
  readonly workplaces?: readonly Workplace[]
  /** True while the data is made up: every page then says so. */
  readonly sample: boolean
  /** How many proxies of ours stand before the portal; as many last entries of X-Forwarded-For are believed. */
  readonly proxies: number
  /** Links at the foot of every page, without the language; absent ones are left out. */
  readonly footer?: {
    readonly docs?: string; readonly journal?: string; readonly verify?: string; readonly contacts?: string; readonly privacy?: string
    /** The form about a page: it gets the path of the page as `page`. */
    readonly feedback?: string
  }
  /** Whoever answers for the portal, and where more is said of them: named at the foot of every page. */
  readonly owner?: { readonly name: Text; readonly path: string } | undefined
}

/** A hat that the person may wear: themself, a company, an office. */
export interface Hat {
  /** What the form of the account menu sends as `hat`. */
  readonly id: string
  readonly kind: 'self' | 'organisation' | 'office' | 'counter'
  readonly name: Words
  readonly worn: boolean
}

/** Who asks, as the sessions and keys of the kernel tell. */
export interface Session {
  /** Null for a visitor who is not signed in. */
  readonly actor: Actor | null
  /** The secret that forms of this session must carry; absent for visitors, to whom the portal gives one by cookie. */
  readonly csrf?: string
  /** The order by which the actor may not act now. */
  readonly suspended?: Suspension
  readonly hats?: readonly Hat[]
  /** How many letters of the inbox nobody has opened, in the hat that is worn. */
  readonly unread?: number
  /** Whether the person left a form before sending it, in any hat. */
  readonly leftForms?: boolean
  /** How many things await the actor, in the hat that is worn. */
  readonly awaits?: number
  /** Scopes of the API key that came with the request. */
  readonly scopes?: readonly string[]
  /** The id of that key. */
  readonly key?: string
  /** When the session ends if it is not used until then; absent for visitors and keys. */
  readonly endsAt?: Instant
  /** Seconds until then. */
  readonly endsIn?: number
  /** The end is as late as it can be, and is not moved by using the session. */
  readonly endFixed?: boolean
}

/** A file as it arrives in a form: read `content` once, to the end. */
export interface IncomingFile {
  /** Name of the form field. */
  readonly field: string
  /** As the sender calls it: trust neither this nor the type. */
  readonly name: string
  readonly mediaType: string
  readonly content: AsyncIterable<Uint8Array>
}

/** Takes in one file and answers what stands for it in the form, such as the id of the stored file. */
export type FileSink = (file: IncomingFile) => Promise<string>

/** A form as it was sent. */
export interface SubmittedForm {
  /** The last value of each field; a file's is what the sink answered. */
  readonly values: Readonly<Record<string, string>>
  /** All values of a field that may come more than once. */
  all(field: string): readonly string[]
  /** Which form of which page it is, where it says so. */
  readonly mark?: FormMark
}

/** One request, from the handler's side. */
export interface Visit {
  readonly locale: Locale
  readonly url: URL
  /** Who acts; null for visitors, and for the suspended where the route does not say that it is open to them. */
  readonly actor: Actor | null
  /** Who is signed in, for the frame of the page alone. */
  readonly signedIn: Actor | null
  readonly suspended?: Suspension | undefined
  readonly hats: readonly Hat[]
  /** How many letters of the inbox nobody has opened; undefined for visitors and keys. */
  readonly unread?: number | undefined
  /** How many things await whoever is signed in; undefined for visitors, keys, and where no page is asked for. */
  readonly awaits?: number | undefined
  readonly scopes: readonly string[]
  /** The id of the key that came with the request, undefined where none did. */
  readonly key?: string | undefined
  /** When the session ends if it is not used until then; undefined for visitors and keys. */
  readonly endsAt?: Instant | undefined
  /** Seconds until then. */
  readonly endsIn?: number | undefined
  /** The end is as late as it can be, and is not moved by using the session. */
  readonly endFixed?: boolean | undefined
  /** What was typed into forms of this page before the session ended or the page was left, to be shown again. */
  readonly kept?: readonly TypedBefore[] | undefined
  /** What the form says of itself that was sent with this request, once it was read: the page that answers shows it again. */
  readonly sentAs?: FormMark | undefined
  /** The hat that is worn, as forms name it that are left; undefined for visitors. */
  readonly hatWorn?: string | undefined
  /** The page is for people who are signed in: what they type into its forms is kept when they leave it. Pages for everybody keep nothing. */
  readonly keepsLeft: boolean
  readonly request: Request
  /** The token that every form carries in its field `csrf`; `form()` of the components writes it. */
  readonly csrf: string
  /** Address of the sender; empty when there is no connection, as in tests. */
  readonly ip: string
  /** Id of the request, in the log and on the page of an error. */
  readonly id: string
  readonly settings: PortalSettings
  readonly log: Log
  /**
   * The form that was sent, url-encoded or multipart. Files stream into the sink; without one they are dropped.
   * Throws a `Failure` when the token is missing or wrong, or a limit of the route is passed.
   */
  form(sink?: FileSink): Promise<SubmittedForm>
  /** The text in the language of the page. */
  text(text: Text): string
  /** The address of a page in the language of this one: `link('/verify')` is `/kk/verify`. */
  link(path: string): string
}

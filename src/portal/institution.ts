/** An institution as one value: what it adds to the kernel and to the portal. Its procedures are the country's to declare. */
import type { AwaitedSource } from '../kernel/awaiting/index.ts'
import type { MigrationFolder } from '../kernel/database/index.ts'
import type { Indicator } from '../kernel/indicators/index.ts'
import type { Kernel } from '../kernel/index.ts'
import type { AccessKey, Actor } from '../kernel/parties/index.ts'
import type { RegisterView } from '../kernel/registers/index.ts'
import type { Measured } from '../kernel/thread/index.ts'
import type { KindsOfThings } from '../kernel/taken-back/index.ts'
import type { CoreAct } from '../law/core-act.ts'
import type { DelegableAct } from '../law/delegable.ts'
import type { Locale, Text } from '../law/text.ts'
import type { Door } from './door.ts'
import type { HubRepositories } from './hub/index.ts'
import type { KeyKind } from './key-kinds.ts'
import type { Face } from './face/index.ts'
import type { Html } from './html.ts'
import type { Log } from './log.ts'
import type { OwedMoney } from './money/index.ts'
import type { Route } from './routes.ts'
import type { PageToFind, ReadyAnswer, Search } from './find/index.ts'
import type { RunningSource } from '../kernel/running.ts'
import type { Visit } from './visit.ts'
import type { Offer } from './ways/index.ts'

/** What an institution proposes for a form by which an office opens a case: whoever opens it sees it as filled in, and may change it. */
export interface FormProposal {
  readonly procedure: string
  /** The answers by the names of their questions, in the language of whoever opens it; what is longer than a question allows is cut after a whole line. */
  answers(locale: Locale): Promise<Readonly<Record<string, string>>>
}

/** A page with things of one kind that somebody may have, and how many they have in the hat that they wear. */
export interface OwnPlace {
  readonly title: Text
  readonly path: string
  count(actor: Actor): Promise<number>
}

export interface InstitutionParts {
  /** The id under which the navigation knows it. */
  readonly id: string
  /** The keys to doors of its own. */
  readonly keys?: KeyKind
  /** The kinds of acts that a company can delegate here, beside those of every institution. */
  readonly delegable?: readonly DelegableAct[]
  /** What the page that shows a new portal key says of the use of its pair here. */
  newKey?(visit: Visit, made: { readonly scopes: readonly string[]; readonly accessKey: AccessKey }): Html | undefined
  /** The kinds of things that it keeps on the thread, as far as something of them can be taken back. */
  readonly things?: KindsOfThings
  /** The offices that ask other portals for inspections and answer theirs. */
  readonly inspectors?: readonly string[]
  /** What of its own core decisions of declared procedures carry out. */
  readonly acts?: readonly CoreAct[]
  /** What of people it keeps in tables of its own, for the privacy notice: under its name, in whole sentences, with the time of keeping. */
  readonly keeps?: { readonly title: Text; readonly lines: readonly Text[] }
  /** The tables of its own, when it has any. */
  readonly migrations?: MigrationFolder
  routes(kernel: Kernel): readonly Route[]
  /** What programs ask so often that it stands before the application: see `Door`. */
  doors?(kernel: Kernel, log: Log): readonly Door[]
  /** That it is owed money: it then has the pages of invoices, bank and books. */
  readonly money?: OwedMoney
  /** Repositories to which clients of Hugging Face send. */
  hub?(kernel: Kernel): HubRepositories
  /** What it keeps in tables of its own and lists beside the declared registers. */
  registers?(kernel: Kernel): readonly RegisterView[]
  /** Its own kinds of what awaits somebody: on their cabinet, in the number on every page, and in the digest. */
  awaits?(kernel: Kernel): readonly AwaitedSource[]
  /** What of AI it runs, or lends to what runs: held against the register of systems. */
  running?(kernel: Kernel): RunningSource
  indicators(kernel: Kernel): readonly Indicator[]
  /** Defines jobs and subscribes to the journal: what it does by itself. */
  work(kernel: Kernel): void
  /** What of it the site's search can find that is not entered into the kernel's index. */
  search?(kernel: Kernel): Search
  /** Titles of the kinds of documents that it enters into the kernel's index. */
  readonly kinds?: Readonly<Record<string, Text>>
  /** What people ask of it in words of their own, and is answered at once. */
  readonly answers?: readonly ReadyAnswer[]
  /** Which goals the figures of the portal measure, where it keeps such. */
  measured?(kernel: Kernel): (indicators: readonly string[]) => Promise<readonly Measured[]>
  /** What it tells on the first page of what the programme is doing. */
  face?(kernel: Kernel): Face
  /** What it proposes for the forms by which offices open cases. */
  proposes?(kernel: Kernel): readonly FormProposal[]
  /** What people and companies have here besides entries of registers: their cabinet leads there. */
  readonly own?: (kernel: Kernel) => readonly OwnPlace[]
  /** Pages on which its offices work beside the desk: the cabinet and the desk of whoever may open one lead there. */
  readonly workplaces?: readonly { readonly path: string; readonly title: Text }[]
  /** What people can do here besides its services, by what they come for. */
  readonly offers?: readonly Offer[]
  /** Its pages that people look for by their words. */
  readonly pages?: readonly PageToFind[]
}

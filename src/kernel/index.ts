/**
 * The kernel: what every institution stands on, opened in the order of dependence.
 *
 * Promises: one database, one journal, one clock for all; closing gives everything back.
 * Never: knows an institution or a country; they hand in their procedures, calendar and indicators.
 */
import { join } from 'node:path'
import { asDeclared, type Body, bodyOfRole, payeeOf } from '../law/body.ts'
import { type Calendar, calendarAsDeclared, workingDays } from '../law/calendar.ts'
import { type CoreAct, keepActs } from '../law/core-act.ts'
import { type Conventions, keepTo } from '../law/conventions.ts'
import type { Language } from '../law/language.ts'
import type { IdentifierScheme } from '../law/identifier-scheme.ts'
import { lintBodyDeclarations } from '../law/lint-bodies.ts'
import { lintBodies } from '../law/lint-world.ts'
import { type Procedure, registersChangedBy } from '../law/procedure.ts'
import { keepRegions } from '../law/places.ts'
import type { Region } from '../law/region.ts'
import type { Register } from '../law/register.ts'
import { speak, type Text } from '../law/text.ts'
import { type Day, dayOf, type Instant } from '../law/time.ts'
import { type Awaiting, keysAwait, reviewsAwait, openAwaiting } from './awaiting/index.ts'
import { type Allocations, openAllocations } from './allocations/index.ts'
import { type Calls, openCalls } from './calls/index.ts'
import { openLots } from './lots/index.ts'
import { awaitedOffices, type Cases, isReferred, lintBesideBodies, officeRolesIn, openCases, openVersions, restedOn, type Versions } from './cases/index.ts'
import { type Clock, type Counters, openClock, turnedByHand } from './clock/index.ts'
import { type Database, eachApart, folderFailure, lockDataFolder, migrate, type MigrationFolder, openDatabase, startCluster, transact } from './database/index.ts'
import { type Bodies, type Calendars, dataOf, openBodies, openCalendars, versionOf } from './declarations/index.ts'
import { type Decisions, openDecisions, openIssuers } from './decisions/index.ts'
import { clamd, type Files, openFiles, openStores } from './files/index.ts'
import { type Identity, openIdentity, type SampleRegister } from './identity/index.ts'
import { type Indicators, openIndicators } from './indicators/index.ts'
import { type Jobs, openJobs } from './jobs/index.ts'
import { anchorIn, type Journal, JournalRefused, openJournal } from './journal/index.ts'
import { type Looks, openLooks } from './looks/index.ts'
import { invoicesAwait, type Ledger, mainBooks, openLedger } from './ledger/index.ts'
import { type Lineage, openLineage } from './lineage/index.ts'
import { migrations } from './migrations.ts'
import { openFees } from './fees/index.ts'
import { type Channels, folderChannel, openChannels, smsGateway, telegram } from './channels/index.ts'
import { type Ask, type Federation, openFederation, splitLetter, wire } from './federation/index.ts'
import { type Feedbacks, openFeedback } from './feedback/index.ts'
import { type Entitlements, openEntitlements } from './entitlements/index.ts'
import { type Obligations, openObligations } from './obligations/index.ts'
import { keepEnactment } from './enactment.ts'
import { keepOfficeActs } from './office-acts.ts'
import { entriesAsThings, giveBack, openEntryOrders } from './entry-orders.ts'
import { keepOrderActs } from './order-acts.ts'
import { keepOrders } from './order-appeals.ts'
import { openOrders, type Orders, ordersAwait, type Party } from './orders/index.ts'
import { refuseOtherCountry } from './keys.ts'
import { openBodySeals, openOwnSecrets } from './own-secrets.ts'
import { openParties, type Parties, type RightsEnd, tellSchemes } from './parties/index.ts'
import { type Discussions, openDiscussions } from './discussions/index.ts'
import { type Detector, detectorsEverywhere } from './personal-data/index.ts'
import { namedAsOwn, thingsNamed } from './named-things.ts'
import { openRegisters, type Owner, partyOwning, openRegisterVersions, type Registers, type RegisterVersions } from './registers/index.ts'
import { openSearch, type Search } from './search/index.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { ncanode, openSignatures, type Signatures } from './signatures/index.ts'
import type { Settings } from './settings.ts'
import { openStatements, type Statements } from './statements/index.ts'
import { type ActLinks, openActLinks } from './act-links/index.ts'
import { openStudio, type Studio } from './studio/index.ts'
import { openRunning, type WhatRuns } from './running.ts'
import { type KindsOfThings, openTakenBack, ownersOfThings, type TakenBack } from './taken-back/index.ts'
import { standingTo } from './decision-standing.ts'
import { openTickets, type Tickets } from './tickets/index.ts'
import { openThreads, ownKinds, type Threads } from './thread/index.ts'
import { openUploads, type Uploads } from './uploads/index.ts'
import { openWallets, type Wallets } from './wallets/index.ts'
import { checkSoon, defineWork } from './work.ts'

/** What a country hands to the kernel. Its declarations fill an empty house; what stands then is what the house has enacted. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** That data folders which name no country were begun with this one, before there were others. */
  readonly first?: true
  readonly name: Text
  /** The languages of the country, the first that of the state; those in which the product is written where it names none. */
  readonly languages?: readonly Language[]
  readonly calendar: Calendar
  /** How money and numbers are written; without them the process keeps to those that it has. */
  readonly conventions?: Conventions
  readonly procedures: readonly Procedure[]
  /** Registers of things. */
  readonly registers?: readonly Register[]
  /** Its regions, for answers and rules that name one, and for maps of what registers say; without them the process keeps to those that it has. */
  readonly regions?: readonly Region[]
  /** What its institutions carry out by decisions, beside the acts of the house; without them the process keeps to those that it has. */
  readonly acts?: readonly CoreAct[]
  /** Find numbers and addresses of people, as they are written there, where a name for the public must not hold them. */
  readonly identifying?: readonly Detector[]
  /** The tables of its institutions, made after the kernel's. */
  readonly migrations?: readonly MigrationFolder[]
  /** The kinds of things that its institutions keep, as far as something of them can be taken back. */
  readonly things?: KindsOfThings
  /** The numbers by which people and organisations are known. */
  readonly schemes: readonly IdentifierScheme[]
  /** The bodies that decide, each with its offices and the registers of its decisions. */
  readonly bodies: readonly Body[]
  /** In whose books an account of income stands; the house's main ones when nobody says so. */
  readonly booksOf?: (income: string) => string
  /** The hosts that publish the texts of its acts, such as `adilet.zan.kz`: whoever lets the portal go out lets it ask these whether a link to an act opens. */
  readonly publishers?: readonly string[]
  /** Who answers for the sealing authority, and seals what no body decides, in the state language. */
  readonly seals: string
  /** Made-up numbers, for a programme in which nobody is real. */
  readonly sampleRegister?: SampleRegister | undefined
}

export interface Kernel extends Omit<Database, 'close'> {
  readonly settings: Settings
  /** The country, with the bodies and the calendar as they stand in the house at the moment at which they are asked for: never kept. */
  readonly country: Country
  readonly bodies: Bodies
  readonly calendars: Calendars
  readonly now: () => Instant
  readonly clock: Clock
  /** Takes what fails in the background and is tried again by itself. */
  readonly report: (error: unknown) => void
  readonly journal: Journal
  readonly jobs: Jobs
  readonly parties: Parties
  readonly files: Files
  readonly uploads: Uploads
  readonly signatures: Signatures
  readonly identity: Identity
  readonly ledger: Ledger
  readonly decisions: Decisions
  readonly wallets: Wallets
  readonly obligations: Obligations
  readonly entitlements: Entitlements
  readonly cases: Cases
  readonly allocations: Allocations
  readonly tickets: Tickets
  readonly calls: Calls
  readonly registers: Registers
  readonly lineage: Lineage
  /** The thread as a reader sees it; pages ask this and not the lineage. */
  readonly threads: Threads
  /** Who looked at what is known of whom. */
  readonly looks: Looks
  readonly discussions: Discussions
  readonly feedback: Feedbacks
  readonly federation: Federation
  /** Asks an address that a stranger chose: a public one only, within a time, up to a size. What the operator named for connectors and peers stays closed to it. */
  readonly ask: Ask
  readonly channels: Channels
  readonly orders: Orders
  readonly takenBack: TakenBack
  readonly indicators: Indicators
  /** What awaits somebody. */
  readonly awaiting: Awaiting
  /** What of AI runs here. */
  readonly running: WhatRuns
  readonly search: Search
  readonly secrets: Secrets
  readonly statements: Statements
  /** Drafts of services, written by their authors. */
  readonly studio: Studio
  readonly actLinks: ActLinks
  /**
   * The working of the clock that the law sets: lapsed steps, periods that open, lateness. Nothing while the clock is doubted. What fails in one part keeps
   * no other from being done, and is thrown at the end.
   */
  round(): Promise<void>
  /** What an institution has opened on the kernel is closed before it, the last first. */
  whenClosing(close: () => Promise<void>): void
  close(): Promise<void>
}

/** Opens the database that the settings name: a server, or the embedded one in the locked data folder. */
async function openStorage({ data, databaseUrl, databaseDirectUrl, pool }: Settings): Promise<Database> {
  if (databaseUrl !== undefined) return openDatabase(databaseUrl, { max: pool, direct: databaseDirectUrl })
  const lock = lockDataFolder(data)
  try {
    const cluster = await startCluster(join(data, 'postgres'))
    try {
      const database = await openDatabase(cluster.url, { max: pool })
      return { ...database, close: async () => { await database.close(); await cluster.stop(); lock.release() } }
    } catch (error) {
      await cluster.stop()
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Speaks the languages of a country. What reads a translator's file is loaded only for a language in which the product is not written. */
export async function speakOf({ languages }: Pick<Country, 'languages'>): Promise<void> {
  if (!languages?.some(({ further }) => further)) return void speak(languages)
  const { wordsFor } = await import('./words/index.ts')
  const { translations, constants } = await wordsFor(languages)
  speak(languages, translations, constants)
}

/** Opens the kernel. `database` is given by tests; otherwise it is opened, and closed, by the settings. `report` takes what fails in the background. */
export async function openKernel({ settings, country, now, counters, behind, report = console.error, database }: Opening): Promise<Kernel> {
  refuseOtherCountry(settings.data, country.code, country) // before anything is made: its tables would be none of the folder's country
  await speakOf(country)
  const storage = database ?? await openStorage(settings)
  try {
    return await openOn(storage, { settings, country, report, ...(now && { now }), ...(counters && { counters }), ...(behind && { behind }), ...(database && { database }) })
  } catch (error) {
    if (database === undefined) await storage.close()
    throw folderFailure(settings.data, error)
  }
}

/** What the operator set under a name; undefined for what is not set, or is no text. */
function textOfSetting(settings: Settings, name: string): string | undefined {
  const set = Object.entries(settings).find(([key]) => key === name)?.[1]
  return typeof set === 'string' ? set : undefined
}

interface Opening {
  readonly settings: Settings
  readonly country: Country
  /** A clock that is turned by hand; the machine's otherwise, which is judged. */
  readonly now?: () => Instant
  /** The counters of the machine, where they are not its own. */
  readonly counters?: Counters
  /** By how many milliseconds the time is turned back; only for sample data of earlier days. */
  readonly behind?: () => number
  readonly report?: (error: unknown) => void
  readonly database?: Database
}

async function openOn(storage: Database, { settings, country: pack, now: byHand, counters, behind, report, database }: Opening & Required<Pick<Opening, 'report'>>): Promise<Kernel> {
  if (pack.conventions) keepTo(pack.conventions)
  if (pack.regions) keepRegions(pack.regions)
  if (pack.acts) keepActs(pack.acts)
  const faults = lintBodyDeclarations(pack.bodies, pack.schemes)
  if (faults.length > 0) throw new TypeError(`The bodies of the country cannot stand together: ${faults.map(({ procedure, words }) => `${procedure}: ${words.en}`).join('; ')}`)
  const { db, listen, hears } = storage
  await migrate(db, [...migrations, ...pack.migrations ?? []])
  await tellSchemes(db, pack.schemes)
  const clock = byHand ? turnedByHand(byHand) : await openClock({ db, listen, report, ...(counters && { counters }), ...(behind && { behind }) })
  const { now } = clock
  const { zone } = pack.calendar
  const { keys, witness, seal, place, timestamps } = await openOwnSecrets(db, { ...settings, folder: settings.data, country: pack, now })
  let refused = false
  const journal = openJournal({ db, listen, now, signer: keys.journal, former: keys.journal.former, anchor: anchorIn(settings.data), async report(error) {
    report(error)
    if (!(error instanceof JournalRefused) || refused) return
    refused = true // its findings are told once; the state of the system is asked for each time
    try {
      await checkSoon({ db, jobs })
    } catch (failure) {
      report(failure)
    }
  } })
  const declaring = { db, listen, now, zone, journal, report }
  const bodies = await openBodies(declaring, {
    schemes: pack.schemes, awaited: (within) => awaitedOffices({ versions, parties: { bodies: bodies.today() } }, within, 'until they are closed'),
    proceduresWith: async (all, within) => lintBesideBodies(versions, await registerVersions.standing(within), all, within),
  })
  const calendars = await openCalendars(declaring)
  const versions: Versions = await openVersions(declaring, (within) => registerVersions.standing(within), bodies.standing)
  const registerVersions: RegisterVersions = await openRegisterVersions(declaring, versions.standing, () => country.procedures)
  const changed = settings.programme === 'sample' ? 'enter' : 'leave'
  const packBodies = pack.bodies.map(asDeclared)
  const houseBodies = await bodies.standing(db)
  // A body that came with a release and takes what one of the house has, an office or a prefix, waits until the house has made room.
  const colliding = packBodies.filter(({ id }) => !houseBodies.some((body) => body.id === id))
    .filter((body) => lintBodyDeclarations([...houseBodies.filter(({ id }) => changed === 'leave' || !packBodies.some((one) => one.id === id)), body], pack.schemes).some(({ procedure, rule }) => procedure === body.id && rule !== 'counter-no-body')) // for whom its counter receives is there once all are
  const otherBodies = [
    ...await bodies.seed(packBodies.filter((body) => !colliding.includes(body)), { changed }), ...colliding.map(({ id }) => id),
    ...await calendars.seed([calendarAsDeclared(pack.calendar)], { changed }),
  ]
  const seals = await openBodySeals(db, place, bodies)
  bodies.follow(seals.renew)
  const country: Country = {
    ...pack,
    get bodies() { return bodies.today() },
    get calendar() { return calendars.latest(workingDays) ?? pack.calendar },
  }
  const calendarOn = (day: Day): Calendar => calendars.on(workingDays, day) ?? country.calendar
  const jobs = openJobs({ db, listen, now, sure: clock.sure, report })
  const kinds: KindsOfThings = { entry: entriesAsThings, ...pack.things }
  const orders = await openOrders({ db, listen, hears, now, journal, report, ownersOf: (within, things) => ownersOfThings(kinds, within, things), ended: giveBack(() => decisions) })
  const rightsEnd: RightsEnd = {
    rightEnded: (tx, by, person) => signatures.local.endWithRights(tx, by, person),
    waysInEnded: (tx, by, person) => allocations.forgetFeed(tx, by, person),
    async accountClosed(tx, by, person, reason) {
      await signatures.local.erase(tx, by, person)
      await discussions.erase(tx, by, person, reason)
      await takenBack.duties.erase(tx, by, person, reason)
      await registers.saved.forget(tx, person)
      await channels.forget(tx, person)
      await cases.views.forget(tx, person)
      await allocations.forgetFeed(tx, by, person)
      await tickets.forget(tx, person)
      await looks.forget(tx, person)
    },
  }
  const looks = openLooks({ db, now, journal, zone })
  const parties = openParties({ db, now, journal, looks, bodies: bodies.today, schemes: country.schemes, standing: orders.standing, rightsEnd, detectors: country.identifying ?? detectorsEverywhere, hurry: (tx) => jobs.enqueue(tx, 'kernel.letters', null), texting: (brief) => channels.repeating(brief), codeToPhones: (tx, person, code) => channels.code(tx, person, code), visitReviewed: (tx, by, visit, what) => cases.visitReviewed(tx, by, visit, what), settings: { publicUrl: settings.publicUrl, sessionSecret: keys.session, ...(settings.oidc && { oidc: settings.oidc }) } })
  const channels = openChannels({
    db, now, journal, secret: keys.session, countTry: (trier) => parties.countTry('texting', trier), hurry: (tx) => jobs.enqueue(tx, 'kernel.texts', null),
    channels: [
      settings.sms ? smsGateway(settings.sms) : folderChannel('sms', join(settings.data, 'sms')), settings.telegram ? telegram(settings.telegram) : folderChannel('telegram', join(settings.data, 'telegram')),
    ],
  }, settings.publicUrl)
  const files = openFiles({ db, now, ...await openStores(settings), ...(settings.clamd && { scan: clamd(settings.clamd) }), async damaged(hash) {
    report(new Error(`the content ${hash} is damaged in the file store`))
    await transact(db, (tx) => jobs.enqueue(tx, 'kernel.scrub', null, { key: 'damage' }))
  } })
  const signatures = await openSignatures({ db, now, folder: settings.data, journal, local: settings.localSignatures, endedTies: parties.endedTies, identifierOf: async (person, within) => (await parties.person(person, within))?.identifier, adapters: settings.ncanode ? [ncanode({ url: settings.ncanode })] : [] })
  const discussions = openDiscussions({ db, now, journal, parties, detectors: country.identifying ?? detectorsEverywhere })
  const feedback = openFeedback({ db, now, zone, journal, parties, publicUrl: settings.publicUrl })
  const federation = openFederation({ db, now, sure: clock.sure, zone, journal, signer: witness, mayReach: settings.connectorsMayReach, report, async tell(tx, origin) {
    for (const { id } of await parties.holdersOf(['administrator'], tx)) await parties.writeLetter(tx, id, splitLetter(origin))
  } })
  const secrets = openSecrets(keys.secrets)
  const identity = openIdentity({ db, now, journal, parties, signatures, secrets, publicUrl: settings.publicUrl, sampleRegister: country.sampleRegister })
  const ledger = openLedger({ db, now, journal, zone, payTo: (income) => payeeOf(country.bodies, income), ...(country.booksOf && { booksOf: country.booksOf }), standing: (tx, ids) => decisions.whichStand(tx, ids), paid: (tx, invoice) => cases.invoicePaid(tx, invoice), isAwaited: async (tx, invoice) => await fees.waitingFor(tx, invoice) !== undefined, tell: (tx, debtor, letter) => parties.writeToParty(tx, debtor, letter) })
  const statements = openStatements(keys.statements)
  const decisions = openDecisions({
    db, listen, now, journal, seal, bodies: seals.now, report, statementKeys: [statements.key], ...(timestamps && { timestamps }), sample: settings.programme === 'sample', url: settings.publicUrl, timeZone: zone, declaration: async (version) => dataOf(await versions.byHash(version)),
  })
  const fees = openFees({ db, now, get calendar() { return country.calendar }, ledger, parties })
  const entitlements = openEntitlements({
    db, now, get calendar() { return country.calendar }, journal, ledger, parties, bodies: bodies.today, decisions, declarationOf: (version) => versions.byHash(version), booksOf: country.booksOf ?? (() => mainBooks),
  })
  const obligations = openObligations({
    db, now, get calendar() { return country.calendar }, calendarOn, journal, ledger, parties, looks, files, signatures, reported: (tx, what) => entitlements.shown(tx, what), declarationOf: (version) => versions.byHash(version), today: () => versions.today(),
    readEntries: (...asked) => registers.read(...asked), isReferred, officesIn: (procedure) => officeRolesIn(procedure, parties.bodies),
    ownerOf: async (tx, { register, number }) => partyOwning(registers.declared.find(({ id }) => id === register), (await registers.stretch(register, { numbers: [number] }, tx))[0]?.owner, country.bodies),
    bodyOf: (role) => bodyOfRole(country.bodies, role)?.id ?? role,
  })
  const lineage = openLineage({ db, now })
  const takenBack = openTakenBack({
    db, now, zone, journal, lineage, orders, parties, detectors: country.identifying ?? detectorsEverywhere, publicUrl: settings.publicUrl, kinds,
  })
  const search = openSearch({ db })
  await search.renew()
  const naming = { kinds, setting: (name: string) => textOfSetting(settings, name) }
  const partyOf = (owner: Owner): Party | undefined => (owner.kind === 'body' ? undefined : `${owner.kind}:${owner.id}`)
  const registers = openRegisters({
    db, now, get calendar() { return country.calendar }, journal, looks, report, versions: registerVersions, decisions, signatures, parties, lineage, search, async done(tx, actor, what) {
      await obligations.happened(tx, actor, { kind: 'entry', ...what })
      await allocations.holdForEntry(tx, actor, what)
    },
    named: (within, declaration, entries, owner) => thingsNamed(naming, within, declaration, entries, partyOf(owner)),
    notOwn: (within, declaration, values, owner) => namedAsOwn(naming, within, declaration, values, partyOf(owner)),
    async allDone(tx, actor, all) {
      await obligations.entriesHappened(tx, actor, all.map((what) => ({ kind: 'entry', ...what })))
      for (const what of all) await allocations.holdForEntry(tx, actor, what)
    },
  })
  const allocations = openAllocations({ db, now, get calendar() { return country.calendar }, journal, parties, versions, report, entries: registers, decided: async (number) => (await decisions.find(number))?.record.case, numbersOf: (given, of) => decisions.numbersOf(given, of), restedOn, secrets, entrance: { checkedIn: (...came) => tickets.checkedIn(...came), checkInUndone: (...undone) => tickets.checkInUndone(...undone), bookingChanged: (...changed) => tickets.bookingChanged(...changed) } })
  const tickets = openTickets({ db, now, journal, parties, get calendar() { return country.calendar }, bodies: bodies.today, hours: (id) => allocations.resources.flatMap(({ resource }) => (resource.kind === 'interval' && resource.id === id ? [resource] : []))[0], bookings: allocations })
  const entryOrders = openEntryOrders({ now, get calendar() { return country.calendar }, orders, decisions, lineage, kinds, registers: () => registers.declared, setting: (name) => textOfSetting(settings, name) })
  const cases = openCases({ allocations, entryOrders, lots: openLots({ now, zone, journal, registers }), db, listen, now, get calendar() { return country.calendar }, calendarOn, journal, looks, parties, files, signatures, decisions, obligations, entitlements, fees, report, invoiceOf: ledger.invoice, overdueOf: (debtor, income) => ledger.overdueOf(debtor, income, dayOf(now(), zone)), versions, entries: registers, secrets })
  const wallets = openWallets({ db, now, journal, decisions, secrets, url: settings.publicUrl, issuers: openIssuers({ url: settings.publicUrl, timeZone: zone, seal, bodies: seals.now }), procedures: () => cases.procedures })
  const calls = openCalls({ db, now, zone, get calendar() { return country.calendar }, journal, decisions, cases })
  const actLinks = openActLinks({ db, now, jobs, publishers: country.publishers ?? [], ask: settings.actLinks ? wire([]) : undefined })
  const rehearsal = keepEnactment({ db, zone, registers, cases, versions, registerVersions, bodies, calendars, actLinks })
  keepOrderActs({ cases, orders, parties })
  keepOfficeActs({ cases, parties, calendar: { zone } })
  keepOrders({ zone, orders, parties, takenBack, cases })
  const awaiting = openAwaiting({ db, now, zone })
  awaiting.offer(...cases.awaits, obligations.awaits, invoicesAwait(() => country.bodies), ordersAwait, keysAwait(parties, zone), reviewsAwait(bodies.today), feedback.awaits)
  const indicators = await openIndicators({ db, listen, now, zone })
  indicators.follow(() => registers.sizes())
  const otherRegisters = await registerVersions.seed(country.registers ?? [], { changed })
  // What enters things into a register, or asks for an office of a body, that the house has in other words waits until that is enacted: it could not be entered as it is said.
  const standingBodies = await bodies.standing(db)
  const ofPack = new Set(packBodies.map(versionOf))
  const isOtherHouse = standingBodies.length !== packBodies.length || standingBodies.some((body) => !ofPack.has(versionOf(body)))
  const waits = (procedure: Procedure): boolean => registersChangedBy(procedure).some((register) => otherRegisters.includes(register))
    || (isOtherHouse && [...lintBodies(procedure, standingBodies)].length > 0)
  const differing = [...otherBodies, ...otherRegisters, ...await versions.seed(country.procedures.filter((procedure) => !waits(procedure)), { changed }), ...country.procedures.filter(waits).map(({ id }) => id)]
  if (differing.length > 0) report(new Error(`what is enacted differs from the country pack (see shanyraq declarations diff): ${differing.join(', ')}`))

  const closing: (() => Promise<void>)[] = []
  const kernel: Kernel = {
    settings, country, bodies, calendars, now, clock, report, db, listen, hears, journal, jobs, parties, files, uploads: openUploads({ db, now, files }), signatures, identity, looks, ledger, decisions, wallets, obligations, entitlements, cases, allocations, tickets, calls,
    registers, lineage, threads: openThreads({ db, now, zone, lineage, indicators, kinds, own: ownKinds({ registers, indicators, lineage, decisions, standing: (reader, decision) => standingTo({ cases, parties }, reader, decision), casesSeen: (reader, ids) => cases.seenBy(reader, ids) }) }), orders, takenBack, indicators, awaiting, running: openRunning(), search, secrets, statements, actLinks, studio: openStudio({ db, now, zone, calendar: () => country.calendar, journal, jobs, parties, cases, versions, registerVersions, bodies, actLinks, detectors: country.identifying ?? detectorsEverywhere, rehearsal }), discussions, feedback, federation, ask: wire([]), channels,
    async round() {
      if (!clock.sure()) return
      await eachApart<() => Promise<unknown>>([
        () => transact(db, (tx) => signatures.local.endWithRights(tx, 'system:clock')),
        () => cases.goOnPaid(), () => cases.lapse(), () => cases.openByClock(), () => allocations.round(), () => tickets.round(), () => cases.goOnGiven(), () => calls.round(), () => cases.tellVacant(),
        () => obligations.openPeriods(), () => entitlements.payDue(), () => fees.payDue(), () => obligations.forewarn(), () => ledger.remind(),
        () => obligations.late((tx, what) => cases.openWhenNoneIs(tx, { system: 'clock' }, { ...what, reasons: '' })),
        () => cases.eraseKept(), () => registers.eraseKept(), () => takenBack.round(), () => wallets.round(), () => indicators.record(),
      ], (part) => part())
    },
    whenClosing: (close) => { closing.push(close) },
    async close() {
      await clock.close()
      await jobs.stop()
      for (const close of closing.splice(0).toReversed()) await close() // once, however often it is asked
      await journal.stop()
      await bodies.close()
      await calendars.close()
      await versions.close()
      await registerVersions.close()
      await orders.close()
      await indicators.close()
      if (database === undefined) await storage.close()
    },
  }
  defineWork(kernel)
  return kernel
}

export { lastCheck } from './check-journal.ts'
export { checkSoon, startWork } from './work.ts'
export { transact }

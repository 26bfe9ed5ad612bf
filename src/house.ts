/** Seats a country's institutions on the kernel: every route, who asks, and what works by itself. */
import { isOpenTo } from './law/open-to.ts'
import { discussionRoutes } from './portal/discussions/index.ts'
import { type Kernel, transact } from './kernel/index.ts'
import { delegable } from './law/delegable.ts'
import { officesOf } from './law/in-body.ts'
import { spoken, type Text } from './law/text.ts'
import {
  accessibilityPage, apiToFind, authenticator, type CountryPack, type Door, fillingOf, homePage, kept, type KeyKind, latestFigures, latestNews, type Log, openDoing, portal, type Route, whereFound, wherePage,
} from './portal/index.ts'
import { accountRoutes } from './portal/account/index.ts'
import { bodyRoutes, bodyWords, contactsPage } from './portal/bodies/index.ts'
import { bookingRoutes } from './portal/bookings/index.ts'
import { cabinetRoutes, cabinetWords } from './portal/cabinet/index.ts'
import { callRoutes } from './portal/calls/index.ts'
import { deskRoutes } from './portal/desk/index.ts'
import { federationRoutes } from './portal/federation/index.ts'
import { feedbackRoutes } from './portal/feedback/index.ts'
import { paletteRoutes } from './portal/palette/index.ts'
import { studioRoutes } from './portal/studio/index.ts'
import { searchPage, siteSearch, type SiteSearch } from './portal/find/index.ts'
import { hubRoutes } from './portal/hub/index.ts'
import { identityRoutes } from './portal/identity/index.ts'
import { moneyAwaits, moneyOverdue, moneyRoutes } from './portal/money/index.ts'
import { privacyPage } from './portal/privacy/index.ts'
import { recordRoutes } from './portal/record/index.ts'
import { entryKind, registerRoutes, registersToFind, savedInAccount } from './portal/registers/index.ts'
import { lookRoutes } from './portal/looks/index.ts'
import { counterOffices, counterRoutes, counterWords, documentWords, reviewOffices } from './portal/counter/index.ts'
import { entranceWords, onlyAtDoors } from './portal/entrance/index.ts'
import { howServedFound, libraryFound, newsFound, orderRoutes, orderTitle, serviceRoutes, takenBackTitle } from './portal/services/index.ts'
import { walletRoutes } from './portal/wallets/index.ts'
import { threadFound, threadRoute } from './portal/thread/index.ts'
import { commonestServices, type Offered, wayRoutes } from './portal/ways/index.ts'
import { institutions, ownOffers } from './programme.ts'

/** Scopes that an API token can have. */
const scopes: readonly { readonly id: string; readonly title: Text }[] = [
  { id: 'cases:read', title: spoken({ kk: 'Істерді қарап шығу', ru: 'Просмотр дел', en: 'Read cases' }) },
  { id: 'cases:write', title: spoken({ kk: 'Өтініш беру және іс бойынша әрекет ету', ru: 'Подача заявлений и действия в делах', en: 'Apply and act in cases' }) },
  { id: 'datasets:read', title: spoken({ kk: 'Деректерді оқу', ru: 'Чтение данных', en: 'Read data' }) },
  { id: 'datasets:write', title: spoken({ kk: 'Деректерді жүктеу және өзгерту', ru: 'Загрузка и изменение данных', en: 'Upload and change data' }) },
  { id: 'models:write', title: spoken({ kk: 'Модельдерді тізілімге жіберу (тілдік модель инженерлері)', ru: 'Отправка моделей в реестр (инженеры языковой модели)', en: 'Send models to the registry (engineers of the language model)' }) },
]

const administrator: Text = spoken({ kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' })

/** Where people work: first what awaits them, then what their offices give them to do. */
const workplaces: readonly { readonly path: string; readonly title: Text }[] = [
  { path: '/cabinet', title: cabinetWords.cabinet },
  { path: '/counter', title: counterWords.title },
  { path: '/counter/review', title: documentWords.review },
  { path: '/desk', title: spoken({ kk: 'Жұмыс орны', ru: 'Рабочее место', en: 'Workbench' }) },
  { path: '/desk/bookings', title: entranceWords.doors },
  { path: '/admin/jobs', title: spoken({ kk: 'Әкімшілендіру', ru: 'Администрирование', en: 'Administration' }) },
]

/** Titles of every role that people can hold here: the programme's, and the offices of each body with whoever administers it. Renewed as bodies are enacted. */
function rolesOf({ country, bodies }: Kernel): Readonly<Record<string, Text>> {
  const titles: Record<string, Text> = { administrator }
  const renew = (): void => void Object.assign(titles, ...country.bodies.map(officesOf))
  renew()
  bodies.follow(async () => renew())
  return titles
}

/** The kinds of keys that institutions make for doors of their own. */
const otherKeysOf = ({ institutions }: CountryPack): readonly KeyKind[] => institutions.flatMap(({ keys }) => keys ?? [])

/** Every route of the portal, with who may ask. */
export function routesOf(kernel: Kernel, country: CountryPack): readonly Route[] {
  const roles = rolesOf(kernel)
  const offered = offeredBy(kernel, country)
  const acts = [...Object.values(delegable), ...country.institutions.flatMap((institution) => institution.delegable ?? [])]
  const named = (of: Readonly<Record<string, Text>>) => Object.entries(of).map(([id, title]) => ({ id, title }))
  const search = searchOf(kernel, country, () => routes)
  const faces = country.institutions.flatMap(({ face }) => face?.(kernel) ?? [])
  const routes: readonly Route[] = [
    accessibilityPage,
    contactsPage(kernel, country.owner),
    privacyPage(country.institutions.flatMap(({ keeps }) => keeps ?? [])),
    ...feedbackRoutes(kernel),
    searchPage(search, offered.besides.find(({ answers }) => answers)), ...paletteRoutes(kernel, search, () => routes),
    ...accountRoutes({
      parties: kernel.parties, db: kernel.db, journal: kernel.journal, looks: kernel.looks, channels: kernel.channels, scopes, get roles() { return named(roles) }, filling: fillingOf(kernel), samples: () => country.samples(kernel), otherKeys: otherKeysOf(country),
      alsoHere: [{ id: '/orders', title: orderTitle }, { id: '/taken-back', title: takenBackTitle }], sections: [(visit) => savedInAccount(kernel, visit)],
      newKey: country.institutions.flatMap(({ newKey }) => newKey ?? []),
      // Whoever may do an act may use the procedure of the same name; the act is offered, for it says all that is given.
      delegable: [...acts, ...kernel.cases.procedures.filter((one) => isOpenTo(one.opens, 'company') && !acts.some(({ id }) => id === one.id)).map(({ id, title }) => ({ id, title }))],
    }),
    ...cabinetRoutes(kernel, country.institutions.flatMap(({ own }) => own?.(kernel) ?? []), moneyOverdue(kernel, country.institutions, institutions)),
    ...identityRoutes(kernel),
    ...recordRoutes(kernel),
    ...walletRoutes(kernel),
    ...federationRoutes(kernel, country.institutions.flatMap(({ inspectors }) => inspectors ?? [])),
    ...bodyRoutes(kernel, Object.assign({}, ...country.institutions.map(({ money }) => money?.incomes)), { body: country.owner, office: administrator }),
    ...serviceRoutes(kernel), ...counterRoutes(kernel), ...lookRoutes(kernel, roles, country.asksAboutLooks, country.owner),
    ...orderRoutes(kernel, roles),
    ...registerRoutes(kernel),
    ...bookingRoutes(kernel),
    ...callRoutes(kernel),
    ...discussionRoutes(kernel),
    ...deskRoutes(kernel, roles, country.institutions.flatMap(({ proposes }) => proposes?.(kernel) ?? [])),
    ...studioRoutes(kernel),
    ...moneyRoutes(kernel, country.institutions, institutions),
    ...hubRoutes(kernel, country.institutions.flatMap((institution) => institution.hub?.(kernel) ?? [])),
    ...country.institutions.flatMap((institution) => institution.routes(kernel)),
    ...wayRoutes(kernel, offered), wherePage(kernel), threadRoute(kernel, faces),
  ]
  const home = homePage({
    country: country.name, offered, figures: kept(kernel.now, () => latestFigures(kernel)), latest: latestNews(kernel),
    doing: openDoing(kernel, faces), awaiting: (actor, limit) => kernel.awaiting.of(actor, limit),
  })
  return [home, ...routes]
}

/** What people can do here: the services in force, and what the portal and its institutions offer besides. */
const offeredBy = (kernel: Kernel, { institutions, needs }: CountryPack): Offered => ({
  services: commonestServices(kernel, needs), besides: [...ownOffers, ...institutions.flatMap(({ offers = [] }) => offers)],
})

/** What stands before the application: doors for programs, with who may ask. */
export const doorsOf = (kernel: Kernel, { institutions }: CountryPack, log: Log): readonly Door[] =>
  institutions.flatMap((institution) => institution.doors?.(kernel, log) ?? [])

/** The search of the whole site: services, pages, and what each institution enters or finds. */
export const searchOf = (kernel: Kernel, { institutions, wordsOfLife = {}, answers: ofCountry = [] }: CountryPack, routes: () => readonly Route[]): SiteSearch => siteSearch({
  kernel, routes, words: wordsOfLife,
  pages: () => [apiToFind, registersToFind, libraryFound, newsFound, howServedFound, whereFound, threadFound, ...institutions.flatMap(({ pages = [] }) => pages), ...kernel.country.bodies.map(({ id, name }) => ({ path: `/bodies/${id}`, title: name, about: bodyWords.lead }))],
  kinds: Object.assign({}, ...institutions.map(({ kinds }) => kinds), { entry: entryKind }), searches: institutions.flatMap((one) => one.search?.(kernel) ?? []), answers: [...ofCountry, ...institutions.flatMap(({ answers = [] }) => answers)],
  enter: (documents) => transact(kernel.db, async (tx) => { for (const [kind, all] of Object.entries(documents)) await kernel.search.replace(tx, kind, all) }),
})

/** Only what has a page is shown: an institution that is not seated has none. */
const openOnes = <P extends { readonly path: string }>(places: readonly P[], routes: readonly Route[]): readonly P[] =>
  places.filter(({ path }) => pageAt(routes, path) !== undefined)

/** The page at a path, which may be one of many at the path of its route: an institution without pages of its own begins at its body's. */
const pageAt = (routes: readonly Route[], path: string): Route | undefined =>
  routes.find((route) => route.method === 'GET' && route.path === path) // a pattern costs a hundred times as much to make, and most have a page of their own
  ?? routes.find((route) => route.method === 'GET' && new URLPattern({ pathname: route.path }).test({ pathname: path }))

/** Offers the indicators, the lists of registers and what awaits people, and defines the work of every institution. Done once for a kernel, in every process. */
export function seat(kernel: Kernel, country: CountryPack): void {
  for (const institution of country.institutions) {
    kernel.registers.offer(...institution.registers?.(kernel) ?? [])
    kernel.awaiting.offer(...institution.awaits?.(kernel) ?? [])
    if (institution.running) kernel.running.offer(institution.running(kernel))
    kernel.indicators.offer(...institution.indicators(kernel))
    if (institution.measured) kernel.threads.follow(institution.measured(kernel))
    institution.work(kernel)
  }
  kernel.indicators.hear(kernel.journal)
  kernel.awaiting.offer(moneyAwaits(country.institutions, institutions))
  country.work(kernel)
}

/** The portal as one application for `fetch`. `clock` is for limits of rate: milliseconds that only grow. */
export function openPortal(kernel: Kernel, country: CountryPack, log: Log, clock?: () => number): ReturnType<typeof portal> {
  const routes = routesOf(kernel, country)
  return portal({
    routes, log, ...(clock && { clock }), authenticate: authenticator(kernel, rolesOf(kernel), otherKeysOf(country)), keeping: kernel.parties,
    settings: {
      origin: kernel.settings.publicUrl, zone: country.calendar.zone, institutions: openOnes(institutions, routes),
      workplaces: openOnes([...workplaces, ...country.institutions.flatMap((institution) => institution.workplaces ?? [])], routes).map((place) => ({ ...place, permission: place.path === '/counter' ? counterOffices(kernel) : place.path === '/counter/review' ? reviewOffices(kernel) : place.path === '/desk/bookings' ? onlyAtDoors(kernel) : pageAt(routes, place.path)!.permission })), sample: kernel.settings.programme === 'sample', proxies: kernel.settings.proxies,
      footer: { docs: '/docs', journal: '/journal', verify: '/verify', contacts: '/contacts', privacy: '/privacy', feedback: '/feedback' },
      // Asked for on each page: a body may be enacted under another name.
      get owner() {
        const body = kernel.country.bodies.find(({ id }) => id === country.owner)
        return body && { name: body.name, path: `/bodies/${body.id}` }
      },
    },
  })
}

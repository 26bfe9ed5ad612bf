/** What the allocations say to people. */
import { formatSlot } from '../../law/allocation.ts'
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { LetterKind, LetterParts } from '../parties/index.ts'

/** A week in which the same time cannot be had, and why. */
export interface Clash { readonly at: string; readonly why: Text }

/** So many of them are named: a sentence is read by a person. */
const clashesNamed = 10

export const messages = {
  weekTaken: { kk: 'бос емес', ru: 'занято', en: 'it is taken' },
  weeklyBefore: {
    kk: 'Бұл күн бірінші брондаудан бұрын. Кейінгі күнді таңдаңыз немесе бос қалдырыңыз.', ru: 'Этот день раньше первой брони. Выберите более поздний день или оставьте поле пустым.',
    en: 'This day is before the first booking. Choose a later one, or leave it empty.',
  },
  weeklyClash: (clashes: readonly Clash[]): Text => inEveryLanguage((locale) => `${spoken({
    kk: 'Апта сайын брондау мүмкін емес. Мына уақыттарды алуға болмайды', ru: 'Еженедельная бронь невозможна. Недоступное время', en: 'It cannot be booked each week. These times cannot be had',
  })[locale]}: ${[...clashes.slice(0, clashesNamed).map(({ at, why }) => `${formatSlot(at)[locale]} (${why[locale].replace(/\.$/, '')})`), ...clashes.length > clashesNamed ? [clashesMore(clashes.length - clashesNamed)[locale]] : []].join('; ')}. ${spoken({
    kk: 'Ештеңе брондалған жоқ: басқа уақыт не күн таңдаңыз.', ru: 'Ничего не забронировано: выберите другое время или день.', en: 'Nothing was booked: choose another time, or another day.',
  })[locale]}`),
  tooFew: (free: number): Text => inEveryLanguage((locale) => spoken({
    kk: `Топқа орын жетпейді. Бос орын саны: ${formatNumber(free, 'kk')}. Тізімді қысқартыңыз немесе қонақтар жеке тіркелсін: сонда олар кезекке тұра алады.`,
    ru: `Мест на группу не хватает. Свободных мест: ${formatNumber(free, 'ru')}. Сократите список, или пусть гости регистрируются сами: тогда они могут встать в очередь.`,
    en: `There are not enough places for the group: ${formatNumber(free, 'en')} free. Shorten the list, or let the guests register themselves: they can then stand on the waiting list.`,
  })[locale]),
  entryHolds: (title: Text, number: string): Text => inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» бұл уақытта бос емес: оны ${number} жазбасы алып тұр. Басқа орын немесе басқа уақыт таңдаңыз.`, ru: `«${title.ru}» в это время занято: за ним стоит запись ${number}. Выберите другое место или время.`,
    en: `“${title.en}” is taken at this time: the entry ${number} has it. Choose another place or time.`,
  })[locale]),
  bookedHolds: (title: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» бұл уақытта бос емес: ол брондалған. Басқа орын немесе басқа уақыт таңдаңыз.`, ru: `«${title.ru}» в это время забронировано. Выберите другое место или время.`, en: `“${title.en}” is booked at this time. Choose another place or time.`,
  })[locale]),
  closedHolds: (title: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `«${title.kk}» жабық. Басқа орын таңдаңыз.`, ru: `«${title.ru}» закрыто. Выберите другое место.`, en: `“${title.en}” is closed. Choose another place.`,
  })[locale]),
  past: {
    kk: 'Бұл уақыт өтіп кетті. Алдағы уақыттардың бірін таңдаңыз.', ru: 'Это время уже прошло. Выберите время в будущем.',
    en: 'This time has passed. Choose one that is still to come.',
  },
  tooFar: (days: number): Text => spoken({
    kk: `Алдағы ${days} күн ішіндегі уақытты ғана таңдауға болады.`, ru: `Выбрать время можно не более чем на ${days} дн. вперёд.`,
    en: `A time can be chosen for the next ${days} days only.`,
  }),
  noSlot: {
    kk: 'Бұл уақытта қабылдау жоқ. Тізімдегі уақыттардың бірін таңдаңыз.', ru: 'В это время приёма нет. Выберите время из списка.',
    en: 'Nothing is given out at this time. Choose one from the list.',
  },
  partnerGone: {
    kk: 'Бұл адам енді кездесуге ашық емес: жазбасын қайтарып алған.', ru: 'Этот человек больше не открыт для встреч: он отозвал свою запись.', en: 'This person meets nobody here any more: they took their entry back.',
  },
  noMeetings: { kk: 'Бұл іс-шарада кездесу белгіленбейді: үстел қойылмаған.', ru: 'На этом мероприятии встречи не назначаются: столов для них нет.', en: 'No meetings are made at this event: it has no tables for them.' },
  partnerSelf: { kk: 'Бұл — өз жазбаңыз: өзіңізбен кездесу белгілей алмайсыз.', ru: 'Это ваша собственная запись: назначить встречу самому себе нельзя.', en: 'This is your own entry: you cannot ask yourself for a meeting.' },
  busySelf: {
    kk: 'Бұл уақытта сізде басқа кездесу бар немесе оны сұрап қойғансыз. Басқа уақытты таңдаңыз.', ru: 'В это время у вас уже есть встреча или вы о ней уже попросили. Выберите другое время.',
    en: 'You have a meeting at this time, or have asked for one. Choose another time.',
  },
  busyOther: { kk: 'Екінші тарап бұл уақытта бос емес. Басқа уақытты таңдаңыз.', ru: 'В это время другая сторона занята. Выберите другое время.', en: 'The other side is not free at this time. Choose another time.' },
  busyAsker: {
    kk: 'Кездесуді сұраған адам бұл уақытта енді бос емес. Басқа уақыт ұсыныңыз.', ru: 'У того, кто просил о встрече, это время уже занято. Предложите другое время.', en: 'Whoever asked is not free at this time any more. Propose another time.',
  },
  busyOwn: {
    kk: 'Бұл уақытта сізде басқа кездесу бар. Басқа уақыт ұсыныңыз немесе сол кездесуден бас тартыңыз.', ru: 'В это время у вас другая встреча. Предложите другое время или отмените ту встречу.',
    en: 'You have another meeting at this time. Propose another time, or give that meeting back.',
  },
  taken: {
    kk: 'Бұл уақытты басқа адам алып қойды. Бос уақытты таңдаңыз немесе кезекке тұрыңыз.',
    ru: 'Это время уже занято. Выберите свободное время или встаньте в очередь.', en: 'Somebody else has taken this time. Choose a free one, or join the waiting list.',
  },
  entryFirst: {
    kk: 'Алдымен не брондалатынын таңдаңыз: таңдалған жазба тізілімде табылмады.', ru: 'Сначала выберите, что бронируется: выбранная запись в реестре не найдена.',
    en: 'First choose what is to be booked: the entry that was chosen is not in the register.',
  },
  over: {
    kk: 'Бұл іс-шара аяқталды: оған тіркелуге болмайды.', ru: 'Это мероприятие завершилось: записаться на него нельзя.', en: 'This is over: nobody can register for it any more.',
  },
  stillFree: { kk: 'Бұл уақыт бос: кезекке тұрудың қажеті жоқ, оны таңдаңыз.', ru: 'Это время свободно: очередь не нужна, выберите его.', en: 'This time is free: there is no need to wait, choose it.' },
  stillWaiting: {
    kk: 'Бұл уақыт әлі босаған жоқ. Босаған бойда хат жібереміз; басқа уақытты қазір таңдауға болады.',
    ru: 'Это время ещё не освободилось. Мы напишем, как только оно освободится; другое время можно выбрать сейчас.',
    en: 'This time is not free yet. We write to you as soon as it is; you can choose another one now.',
  },
  noPlace: {
    kk: 'Бұл іске орын берілмеген: бос орын жоқ немесе уақыт өтіп кеткен. Сондықтан бұл шешімді қабылдауға болмайды.',
    ru: 'За этим делом не закреплено место: свободных мест нет или время прошло. Поэтому такое решение принять нельзя.',
    en: 'This case holds no place: none is free, or its time has passed. So this decision cannot be made.',
  },
  giveOneBack: spoken({
    kk: '«Брондауларым» бетінде біреуінен бас тартыңыз немесе оның аяқталуын күтіңіз.', ru: 'Откажитесь от одной на странице «Мои брони» или дождитесь её окончания.',
    en: 'Give one back on the page “My bookings”, or wait until one is over.',
  }),
  anotherTime: spoken({
    kk: 'Басқа кезеңдегі уақытты таңдаңыз немесе «Брондауларым» бетінде біреуінен бас тартыңыз.', ru: 'Выберите время в другом периоде или откажитесь от одной на странице «Мои брони».',
    en: 'Choose a time in another period, or give one back on the page “My bookings”.',
  }),
  none: {
    kk: 'Мұндай брондау табылмады немесе ол сізге тиесілі емес.', ru: 'Такая бронь не найдена, или она не ваша.', en: 'There is no such booking, or it is not yours.',
  },
  noBadge: {
    kk: 'Бейджтегі нөмір мен код сәйкес келмейді. Оларды тексеріңіз немесе адамды тізімнен табыңыз.', ru: 'Номер и код бейджа не подходят. Проверьте их или найдите человека в списке.',
    en: 'The number and the code on the badge do not fit. Check them, or find the person in the list.',
  },
  elsewhere: (title: Text): Text => inEveryLanguage((locale) => spoken({
    kk: `Бұл бейдж мұнда емес: ${title.kk}. Мұнда кіргізбеңіз.`, ru: `Этот бейдж не сюда: ${title.ru}. Сюда не пропускайте.`, en: `This badge is for something else: ${title.en}. It lets nobody in here.`,
  })[locale]),
  ownBooking: {
    kk: 'Бұл — өзіңіздің немесе ұйымыңыздың брондауы: келгеніңізді басқа маман белгілейді.', ru: 'Это бронь ваша или вашей организации: приход отмечает другой специалист.',
    en: 'This booking is yours or your organisation’s: another officer says whether you came.',
  },
  notCheckedIn: { kk: 'Бұл адамның келгені белгіленбеген.', ru: 'Приход этого человека не отмечен.', en: 'This person is not checked in.' },
  certified: {
    kk: 'Осы белгі бойынша куәлік берілген немесе сұралған: белгіні енді кері алуға болмайды.', ru: 'По этой отметке выдано или запрошено свидетельство: отменить её уже нельзя.',
    en: 'A certificate was issued or asked for on this check-in: it cannot be taken back any more.',
  },
  noResource: { kk: 'Мұндай ресурс табылмады: оны тізімнен таңдаңыз.', ru: 'Такой ресурс не найден: выберите его из списка.', en: 'There is no such resource: choose it from the list.' },
  begun: {
    kk: 'Бұл уақыт басталып кетті немесе брондау аяқталған: оны өзгертуге болмайды.', ru: 'Это время уже началось, или бронь завершена: изменить её нельзя.',
    en: 'This time has begun, or the booking is over: it cannot be changed.',
  },
  guestAsSelf: {
    kk: 'Топтың бейджін оны алып жүрген адам өз атынан қосады: өз атыңызға ауысыңыз.', ru: 'Бейдж группы добавляет от своего имени тот, кто его носит: переключитесь на своё имя.', en: 'Whoever wears the badge of a group adds it for themselves: act for yourself.',
  },
  noGuestBadge: {
    kk: 'Мұндай бейдж табылмады. Топтағы қонақтың бейджіндегі нөмір мен кодты тексеріңіз; өзіңіз тіркелген болсаңыз, бейджіңіз «Брондауларым» бетінде тұр.', ru: 'Такой бейдж не найден. Проверьте номер и код на бейдже гостя группы; если вы регистрировались сами, ваш бейдж уже на странице «Мои брони».',
    en: 'There is no such badge. Check the number and the code on the badge of a guest of a group; if you registered yourself, yours is on the page “My bookings” already.',
  },
  guestOther: {
    kk: 'Бұл бейджді басқа адам қосып қойған. Сізді тіркеген ұйымнан оны тізімнен алып тастауды сұраңыз.', ru: 'Этот бейдж уже добавил другой человек. Попросите организацию, которая вас зарегистрировала, убрать его.', en: 'Somebody else has added this badge. Ask the organisation that registered you to remove them.',
  },
  guestReleased: { kk: 'Бұл орыннан ұйым бас тартқан. Өзіңіз тіркеліңіз.', ru: 'Организация отказалась от этого места. Зарегистрируйтесь сами.', en: 'The organisation gave this place back. Register yourself.' },
  guestTwice: { kk: 'Бұл іс-шарадан сізде орын бар: екінші бейдж қосылмайды.', ru: 'У вас уже есть место на этом мероприятии: второй бейдж добавить нельзя.', en: 'You have a place at this event already: a second badge cannot be added.' },
  guestCertified: { kk: 'Осы бейдж бойынша қонаққа куәлік берілген немесе ол сұралған: енді өзгертуге болмайды.', ru: 'По этому бейджу гостю выдано или запрошено свидетельство: изменить это уже нельзя.', en: 'The guest has a certificate on this badge, or has asked for one: this cannot be changed any more.' },
  notToday: {
    kk: 'Адамның келгенін тек қабылдау күнінің өзінде белгілеуге болады.', ru: 'Отметить приход можно только в назначенный день.', en: 'Whoever comes is checked in on the day itself only.',
  },
} as const

const line = (title: Text, at: string | undefined): Text => inEveryLanguage((locale) => (at === undefined ? title[locale] : `${title[locale]}, ${formatSlot(at)[locale]}`))

/** The letters about an allocation: its subject names the resource and the time. */
export const letters = {
  /** To whoever has a new private address for their calendar: it goes on being read after they sign out. */
  feedMade: (): LetterParts => ({
    kind: 'security/calendar-address', path: '/bookings',
    subject: spoken({ kk: 'Шаңырақ: күнтізбеге арналған мекенжай жасалды', ru: 'Шанырак: создан адрес для календаря', en: 'Shanyraq: an address for calendars was made' }),
    says: spoken({
      kk: 'Брондауларыңызды күнтізбе оқи алатын жеке мекенжай жасалды. Бұрынғы мекенжай болса, ол енді жұмыс істемейді. Мекенжайды білген кез келген адам сіздің брондауларыңызды, сондай-ақ атынан әрекет ете алатын ұйымдарыңыздың брондауларын көреді.',
      ru: 'Создан личный адрес, по которому календарь читает ваши брони. Если раньше был другой адрес, он больше не действует. Кто знает адрес, видит ваши брони и брони организаций, от имени которых вы можете действовать.',
      en: 'A private address was made at which a calendar reads your bookings. If there was one before, it opens nothing any more. Whoever knows the address sees your bookings, and those of the organisations for which you may act.',
    }),
    ground: spoken({ kk: 'тіркелгіңізде жасалған әрекет.', ru: 'действие в вашей учётной записи.', en: 'an act in your account.' }),
    todo: spoken({
      kk: 'егер бұл сіз болмасаңыз, құпиясөзді дереу өзгертіңіз: сонда мекенжай да өшіріледі. Өзіңіз жасаған болсаңыз, ештеңе істеудің қажеті жоқ.',
      ru: 'если это были не вы, немедленно смените пароль: вместе с этим удалится и адрес. Если адрес создали вы, ничего делать не нужно.',
      en: 'if it was not you, change the password at once: that ends the address too. If it was, there is nothing to do.',
    }),
  }),
  /** `booking`: the one that a case has, which can stand in a calendar. */
  offered: (title: Text, at: string | undefined, until: Text | undefined, booking?: string): LetterParts => ({ ...letter('booking/offered', title, at,
    spoken({ kk: 'Орын босады', ru: 'Место освободилось', en: 'A place has become free' }), until === undefined
      ? spoken({ kk: 'Кезегіңіз келді: орын өтінішіңізге бекітілді.', ru: 'Ваша очередь подошла: место закреплено за вашим заявлением.', en: 'It is your turn: the place is kept for your application.' })
      : inEveryLanguage((locale) => spoken({
        kk: `Кезегіңіз келді. Орын сізге мына уақытқа дейін сақталады: ${until.kk}. Өтінішті осы уақытқа дейін жіберіңіз.`,
        ru: `Ваша очередь подошла. Место сохраняется за вами до: ${until.ru}. Отправьте заявление до этого времени.`,
        en: `It is your turn. The place is kept for you until ${until.en}: send the application by then.`,
      })[locale])), ...(at !== undefined && booking !== undefined && { calendar: `/bookings/${booking}/booking.ics` }) }),
  waiting: (title: Text, at: string | undefined): LetterParts => letter('booking/waiting', title, at,
    spoken({ kk: 'Сіз кезекке қойылдыңыз', ru: 'Вы поставлены в очередь', en: 'You are on the waiting list' }),
    spoken({ kk: 'Бос орын жоқ. Орын босағанда хат жібереміз.', ru: 'Свободных мест нет. Мы напишем, когда место освободится.', en: 'No place is free. We write to you when one is.' })),
  inVain: (title: Text, at: string | undefined): LetterParts => letter('booking/missed', title, at,
    spoken({ kk: 'Орын босамады', ru: 'Место не освободилось', en: 'No place became free' }),
    spoken({ kk: 'Сіз кезекте тұрдыңыз, бірақ уақыты өткенше орын босамады. Күтудің қажеті жоқ.', ru: 'Вы стояли в очереди, но до окончания место не освободилось. Ждать больше не нужно.', en: 'You were on the waiting list, but no place was free for you until it was over. There is nothing to wait for any more.' })),
  /** To whoever had an hour or a place of what is closed or called off. */
  cancelled: (title: Text, at: string | undefined): LetterParts => ({ ...letter('booking/cancelled', title, at,
    spoken({ kk: 'Брондау жойылды', ru: 'Бронь отменена', en: 'The booking is cancelled' }),
    spoken({
      kk: 'Сіз брондаған бөлме жабылды немесе іс-шара өткізілмейді. Брондауыңыз жойылды.', ru: 'Помещение, которое вы забронировали, закрыто, или мероприятие отменено. Ваша бронь отменена.',
      en: 'What you booked is closed or called off. Your booking is cancelled.',
    })), todo: spoken({ kk: 'қажет болса, басқасын таңдап, қайта өтініш беріңіз.', ru: 'если вам это всё ещё нужно, выберите другое и подайте новое заявление.', en: 'if you still need it, choose another one and apply again.' }) }),
  /** To the guest of a group whose place is theirs no more. */
  guestDropped: (title: Text): LetterParts => ({ ...letter('booking/cancelled', title, undefined,
    spoken({ kk: 'Топтағы орныңыз алынды', ru: 'Места в группе у вас больше нет', en: 'Your place in a group is gone' }),
    spoken({
      kk: 'Сізді тіркеген ұйым бұл орыннан бас тартты немесе бейджді сізден алып тастады.', ru: 'Организация, которая вас зарегистрировала, отказалась от этого места или забрала бейдж у вас.',
      en: 'The organisation that registered you gave this place back, or took the badge from you.',
    })), todo: spoken({ kk: 'келгіңіз келсе, ұйымға хабарласыңыз немесе өзіңіз тіркеліңіз.', ru: 'если вы хотите прийти, обратитесь в организацию или зарегистрируйтесь сами.', en: 'if you want to come, ask the organisation or register yourself.' }) }),
  /** To whoever keeps an entry, and to whose it is, where what it held was closed. */
  lost: (entry: Text, place: Text, at: string, path: string, keeps: boolean): LetterParts => ({
    kind: 'booking/cancelled', path, subject: inEveryLanguage((locale) => spoken({ kk: `Орны жабылды: ${entry.kk}`, ru: `Место закрыто: ${entry.ru}`, en: `The place is closed: ${entry.en}` })[locale]),
    ground: inEveryLanguage((locale) => `${line(entry, at)[locale]}.`),
    says: inEveryLanguage((locale) => spoken({
      kk: `«${place.kk}» жабылды, сондықтан ол жерде бұл уақытта ештеңе өтпейді.`, ru: `«${place.ru}» закрыто, и в это время там ничего не состоится.`, en: `“${place.en}” is closed, so that nothing is held there at this time.`,
    })[locale]),
    todo: keeps ? spoken({ kk: 'басқа орын немесе басқа уақыт белгілеңіз, әйтпесе жазбаны алып тастаңыз.', ru: 'назначьте другое место или время либо исключите запись.', en: 'name another place or time, or take the entry out.' })
      : spoken({ kk: 'ештеңе істеудің қажеті жоқ: жаңа орны белгіленгенде, ол жазбада көрсетіледі.', ru: 'ничего делать не нужно: новое место появится в записи, когда его назначат.', en: 'there is nothing to do: the entry says the new place once it is named.' }),
  }),
  /** To whoever has a place at what is held on other days now. */
  otherDays: (title: Text, days: Text): LetterParts => letter('booking/moved', title, undefined,
    spoken({ kk: 'Күндері өзгерді', ru: 'Изменились дни', en: 'The days have changed' }),
    inEveryLanguage((locale) => spoken({
      kk: `Жаңа күндері: ${days.kk}. Орныңыз сақталады. Келе алмасаңыз, орыннан бас тартыңыз: оны кезектегі адам алады.`, ru: `Новые дни: ${days.ru}. Ваше место сохраняется. Если вы не сможете прийти, откажитесь от места: его займёт следующий в очереди.`,
      en: `The new days: ${days.en}. You keep your place. If you cannot come, give it back: the next on the waiting list has it.`,
    })[locale])),
  /** To whoever waits for a place at what is held on other days now. */
  otherDaysWaiting: (title: Text, days: Text): LetterParts => letter('booking/moved', title, undefined,
    spoken({ kk: 'Күндері өзгерді', ru: 'Изменились дни', en: 'The days have changed' }),
    inEveryLanguage((locale) => spoken({
      kk: `Жаңа күндері: ${days.kk}. Бос орын жоқ, сіз кезектесіз: орын босағанда хат жібереміз. Келе алмасаңыз, кезектен шығыңыз.`, ru: `Новые дни: ${days.ru}. Свободных мест нет, вы стоите в очереди: мы напишем, когда место освободится. Если вы не сможете прийти, выйдите из очереди.`,
      en: `The new days: ${days.en}. No place is free and you are on the waiting list: we write to you when one is. If you cannot come, leave the list.`,
    })[locale])),
  /** To whoever has or awaits a place at what is held elsewhere now. */
  elsewhere: (title: Text, where: string): LetterParts => letter('booking/elsewhere', title, undefined,
    spoken({ kk: 'Өтетін жері өзгерді', ru: 'Изменилось место проведения', en: 'It is held elsewhere' }), spoken({
      kk: `Енді мына жерде өтеді: ${where}. Келе алмасаңыз, орыннан бас тартыңыз немесе кезектен шығыңыз.`, ru: `Новое место проведения: ${where}. Если вы не сможете прийти, откажитесь от места или выйдите из очереди.`,
      en: `It is held here now: ${where}. If you cannot come, give your place back or leave the waiting list.`,
    })),
  /** To both who have agreed to meet. */
  agreed: (title: Text, at: string | undefined, place: number, booking: string, whom: string | undefined): LetterParts => ({
    ...letter('booking/agreed', title, at, spoken({ kk: 'Кездесу келісілді', ru: 'Встреча согласована', en: 'The meeting is agreed' }), inEveryLanguage((locale) => `${whom === undefined ? '' : `${withWhom(whom)[locale]} `}${spoken({
      kk: `Екі тарап та келісті. Үстел нөмірі: ${place}. Келе алмасаңыз, кездесуден «Брондауларым» бетінде бас тартыңыз: екінші тарапқа хат жіберіледі.`,
      ru: `Обе стороны согласны. Номер стола: ${place}. Если вы не сможете прийти, отмените встречу на странице «Мои брони»: другой стороне будет отправлено письмо.`,
      en: `Both sides agree. The table: ${place}. If you cannot come, give the meeting back on the page “My bookings”: the other side is written to.`,
    })[locale]}`)), calendar: `/bookings/${booking}/booking.ics`,
  }),
  /** To whoever had agreed to meet somebody who gave the meeting back. */
  calledOff: (title: Text, at: string | undefined): LetterParts => ({
    ...letter('booking/cancelled', title, at, spoken({ kk: 'Кездесу болмайды', ru: 'Встреча не состоится', en: 'The meeting is not held' }), spoken({
      kk: 'Екінші тарап кездесуден бас тартты. Бұл уақытыңыз бос.', ru: 'Другая сторона отменила встречу. Это время у вас свободно.', en: 'The other side gave the meeting back. You are free at this time.',
    })), todo: spoken({ kk: 'ештеңе істеудің қажеті жоқ.', ru: 'ничего делать не нужно.', en: 'there is nothing to do.' }),
  }),
  missed: (title: Text, at: string | undefined): LetterParts => letter('booking/missed', title, at,
    spoken({ kk: 'Сіз келмедіңіз', ru: 'Вы не пришли', en: 'You did not come' }),
    spoken({ kk: 'Белгіленген уақытта келгеніңіз тіркелмеді. Қажет болса, жаңа уақыт таңдап, қайта өтініш беріңіз.', ru: 'Ваш приход в назначенное время не отмечен. При необходимости подайте новое заявление на другое время.', en: 'You were not checked in at the time. If you still need it, apply again for another time.' })),
} as const

/** Whom one meets, by the name that they go by there. */
const withWhom = (name: string): Text => spoken({ kk: `Кездесетін адамыңыз: ${name}.`, ru: `С кем встреча: ${name}.`, en: `You meet ${name}.` })

const clashesMore = (count: number): Text => spoken({ kk: `тағы ${count}`, ru: `и ещё ${count}`, en: `and ${count} more` })

const letter = (kind: LetterKind, title: Text, at: string | undefined, subject: Text, said: Text): LetterParts => ({
  kind, subject: inEveryLanguage((locale) => `${subject[locale]}: ${line(title, at)[locale]}`), says: said, ground: inEveryLanguage((locale) => `${line(title, at)[locale]}.`),
  todo: lookAt, path: '/bookings',
})

const lookAt = spoken({ kk: 'брондауыңызды порталда ашып, мерзімін тексеріңіз.', ru: 'откройте бронь на портале и проверьте её срок.', en: 'open your booking on the portal and see until when it holds.' })

/**
 * Meetings between guests of an event: whoever has a place shows themselves to the other guests who do, asks one of them for a meeting at a table and a time, and the other agrees,
 * names another time or declines. Neither learns how to reach the other before both agree. No act says how, so that order and terms are assumed.
 */
import { days, months, workdays } from '../../../../law/duration.ts'
import { date, flag, slot, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import { all, before, decisionDay, given, is, onOrAfter, oneOf, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { atOnce } from '../../own-entries.ts'
import { offices } from '../offices.ts'
import { common, kept, rules } from '../space/common.ts'
import { eventsRegister } from './event.ts'
import { bookedPlace, registration } from './registration.ts'

const guestsRegister = 'technopark.event-guests'

const office = { role: 'technopark.officer', title: offices['technopark.officer'] } as const
const guestTitle: Text = { kk: 'Кездесуге ашық қонақ', ru: 'Гость, открытый для встреч', en: 'A guest who meets others' }
const nameLabel: Text = { kk: 'Басқа қонақтарға қандай есіммен көрінесіз?', ru: 'Под каким именем вас видят другие гости?', en: 'By which name do other guests see you?' }

const event = text('event', { label: { kk: 'Іс-шараның нөмірі', ru: 'Номер мероприятия', en: 'Number of the event' }, maxLength: 40, from: 'about.event', public: true })
const eventName = text('eventName', { label: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' }, maxLength: 200, from: 'about.eventName', public: true })
const until = date('until', { label: { kk: 'Іс-шараның соңғы күні', ru: 'Последний день мероприятия', en: 'Last day of the event' }, from: 'about.bookedUntil', public: true })
const name = text('name', { label: nameLabel, maxLength: 120, personal: true })
const does = text('does', { label: { kk: 'Немен айналысасыз?', ru: 'Чем вы занимаетесь?', en: 'What do you do?' }, maxLength: 500, long: true, personal: true })
const seeks = text('seeks', { label: { kk: 'Кіммен және не туралы кездескіңіз келеді?', ru: 'С кем и о чём хотите встретиться?', en: 'Whom would you meet, and about what?' }, maxLength: 500, long: true, personal: true })
const shows = flag('shows', { label: { kk: 'Осы мәліметті іс-шараның кездесуге ашық басқа қонақтарына көрсетесіз бе?', ru: 'Показать эти сведения другим гостям мероприятия, открытым для встреч?', en: 'Is this shown to the other guests of the event who meet others?' }, hint: { kk: 'Байланыс деректеріңіз көрсетілмейді. Жазбаны кез келген уақытта қайтарып аласыз; іс-шара аяқталғанда ол өзі алынады.', ru: 'Контакты не показываются. Запись можно отозвать в любое время; после мероприятия она убирается сама.', en: 'How you are reached is not shown. You can take the entry back at any time, and when the event is over it goes by itself.' } })

export const guests: Register = register(guestsRegister, {
  ...kept, numbers: 'GST', owner: ['person'], keep: { for: days(1), basis: rules },
  title: { kk: 'Кездесуге ашық қонақтар', ru: 'Гости, открытые для встреч', en: 'Guests who meet others' },
  summary: { kk: 'Іс-шараның басқа қонақтарымен кездескісі келетін қонақтар. Оларды тек сол іс-шараның кездесуге ашық қонақтары көреді.', ru: 'Гости мероприятий, которые хотят встретиться с другими гостями. Их видят только гости того же мероприятия, открытые для встреч.', en: 'Guests of events who would meet other guests. Only guests of the same event who meet others see them.' },
  fields: [
    reference('event', eventsRegister, 'uses', { label: eventName.label }), text('name', { label: { kk: 'Есімі', ru: 'Имя', en: 'Name' }, maxLength: 120, personal: true }), text('does', { label: { kk: 'Немен айналысады', ru: 'Чем занимается', en: 'What they do' }, maxLength: 500, long: true, personal: true }),
    text('seeks', { label: { kk: 'Кіммен кездескісі келеді', ru: 'С кем хочет встретиться', en: 'Whom they would meet' }, maxLength: 500, long: true, personal: true }), date('until', { label: until.label }),
  ],
  shown: { to: 'fellows', fellow: 'event', fields: ['event', 'name', 'does', 'seeks'] },
  states: { entered: { kk: 'Кездесуге ашық', ru: 'Открыт для встреч', en: 'Meets others' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Алынған', ru: 'Убрано', en: 'Taken back' } },
})

const own = { common: { ...common, keep: { for: months(3), basis: rules } }, office, audience: { kk: 'Іс-шарада орны бар адам', ru: 'Тот, у кого есть место на мероприятии', en: 'Whoever has a place at the event' }, opens: { by: 'person' } } as const
const ofGuest = { register: guestsRegister, title: guestTitle } as const
const sure = flag('sure', { label: { kk: 'Жазбаңызды қайтарып аласыз ба?', ru: 'Вы отзываете запись?', en: 'Do you take your entry back?' } })
const last = date('until', { label: until.label, from: 'subject.until', public: true })
const strikes = { register: guestsRegister, does: 'strike' } as const
const takesOut: Text = { kk: 'Тізілімнен алып тастау', ru: 'Исключить из реестра', en: 'Take it out' }

/** Whoever has a place shows themselves, takes that back at once, and is shown no more when the event is over. */
export const guestProcedures: readonly Procedure[] = [
  {
    ...atOnce({
      ...own, id: 'technopark.event-guest', title: { kk: 'Іс-шарада басқа қонақтарға көрінуге келісу', ru: 'Стать видимым для гостей мероприятия', en: 'Meeting other guests of an event' },
      summary: {
        kk: 'Іс-шараның кездесуге ашық басқа қонақтарына көрінесіз және оларды көресіз. Кездесуді сұраған адамға сіз келіскенше байланыс деректеріңіз берілмейді.', ru: 'Вас увидят другие гости мероприятия, открытые для встреч, а вы — их. Пока вы не согласитесь на встречу, ваши контакты никому не открываются.',
        en: 'Other guests of the event who meet others see you, and you see them. Nobody learns how to reach you before you agree to meet.',
      },
      words: { kk: 'Сіз іс-шараның кездесуге ашық қонақтарына көрінесіз.', ru: 'Вас видят гости мероприятия, открытые для встреч.', en: 'Guests of the event who meet others see you.' }, need: ['company', 'learning'],
      form: [{ id: 'shown', title: { kk: 'Басқа қонақтар не көреді?', ru: 'Что увидят другие гости?', en: 'What do other guests see?' }, fields: [event, eventName, until, bookedPlace, name, does, seeks, shows] }],
      rule: all(
        is(shows, true).by(rules).else({ kk: 'Мәліметті көрсетуге келісім берілмеген.', ru: 'Нет согласия показать эти сведения.', en: 'It is not agreed that this is shown.' }),
        oneOf(bookedPlace, ['reserved', 'firm', 'attended']).by(rules).else({ kk: 'Іс-шарада орныңыз жоқ.', ru: 'У вас нет места на мероприятии.', en: 'You have no place at the event.' }),
        onOrAfter(until, decisionDay).by(rules).else({ kk: 'Іс-шара аяқталған.', ru: 'Мероприятие завершилось.', en: 'The event is over.' }),
      ).by(rules),
      effect: { register: guestsRegister, does: 'enter', fields: { event: event.name, name: name.name, does: does.name, seeks: seeks.name, until: until.name } }, does: { kk: 'Қонақтарға көрсету', ru: 'Показать гостям', en: 'Show it to guests' },
    }),
    about: { procedures: [registration.id], effects: ['grant'] },
  },
  atOnce({
    ...own, id: 'technopark.event-guest-taken-back', subject: ofGuest, title: { kk: 'Іс-шара қонақтарына көрінуді тоқтату', ru: 'Больше не показываться гостям мероприятия', en: 'Being shown to guests no more' },
    summary: { kk: 'Жазбаңыз бірден алынады: сізді ешкім көрмейді және кездесу сұрамайды. Келісілген кездесулер қалады.', ru: 'Запись убирается сразу: вас никто не видит и не может попросить о встрече. Согласованные встречи остаются.', en: 'Your entry goes at once: nobody sees you or asks you for a meeting. Meetings that were agreed stay.' },
    words: { kk: 'Жазба алынды.', ru: 'Запись убрана.', en: 'The entry is taken back.' }, form: [{ id: 'back', title: guestTitle, fields: [sure] }], effect: strikes, does: takesOut,
    rule: is(sure, true).by(rules).else({ kk: 'Кері қайтарып алу расталмаған.', ru: 'Отзыв не подтверждён.', en: 'It is not confirmed that the entry is taken back.' }),
  }),
  atOnce({
    ...own, opens: { by: 'clock', when: { over: until.name } }, id: 'technopark.event-guest-over', subject: ofGuest, title: { kk: 'Іс-шара аяқталғаннан кейін қонақтарға көрінуді тоқтату', ru: 'Прекращение показа записи после мероприятия', en: 'A guest after the event' },
    summary: { kk: 'Іс-шара аяқталғанда жазба өзі алынып, дербес деректері өшіріледі.', ru: 'После мероприятия запись убирается сама, персональные данные в ней удаляются.', en: 'When the event is over the entry goes by itself, and what it says of its person is erased.' },
    words: { kk: 'Іс-шара аяқталды, жазба алынды.', ru: 'Мероприятие завершилось, запись убрана.', en: 'The event is over, and the entry is taken out.' }, form: [{ id: 'over', title: guestTitle, fields: [last] }], effect: strikes, does: takesOut,
    rule: before(last, decisionDay).by(rules).else({ kk: 'Мерзімі әлі өткен жоқ.', ru: 'Срок ещё не истёк.', en: 'The last day is not over.' }),
  }),
]

export const meetingResource = {
  kind: 'interval', id: 'technopark.event-meeting', capacity: 1, title: { kk: 'Кездесу', ru: 'Встреча', en: 'Meeting' }, slot: 20, ahead: 60, opening: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', until: '18:00' }],
} as const

const whom = text('whom', { label: { kk: 'Жазбасының нөмірі', ru: 'Номер записи', en: 'Number of their entry' }, maxLength: 40, from: 'subject.number' })
const letter = text('letter', { label: { kk: 'Кездесуде не туралы сөйлесіледі?', ru: 'О чём будет разговор?', en: 'What is the meeting about?' }, maxLength: 1000, long: true, personal: true })
const reach = text('reach', { label: { kk: 'Кездесуді сұраған адаммен байланыс', ru: 'Как связаться с тем, кто просит о встрече', en: 'How to reach whoever asks' }, hint: { kk: 'Екінші тарап келіскеннен кейін ғана көреді; істі жүргізетін технопарк мамандары да көреді.', ru: 'Другая сторона увидит это только после своего согласия; видят и специалисты технопарка, которые ведут дело.', en: 'The other side sees it only once they have agreed; the officers of the technopark who keep the case see it too.' }, maxLength: 300, personal: true })
const theirs = text('theirs', { label: { kk: 'Кездесуге келіскен адаммен байланыс', ru: 'Как связаться с тем, кто согласился', en: 'How to reach whoever agreed' }, hint: { kk: 'Кездесуді сұраған адам мен істі жүргізетін технопарк мамандары көреді.', ru: 'Увидят тот, кто просит о встрече, и специалисты технопарка, которые ведут дело.', en: 'Whoever asks sees it, and the officers of the technopark who keep the case.' }, maxLength: 300, personal: true })

/** One guest asks another, whose entry they see. */
export const meeting: Procedure = procedure({
  ...own.common, id: 'technopark.event-meeting', title: { kk: 'Іс-шара қонағымен кездесу', ru: 'Встреча с гостем мероприятия', en: 'A meeting with a guest of an event' },
  summary: {
    kk: 'Іс-шараның кездесуге ашық қонағынан үстел мен уақыт таңдап кездесу сұрайсыз. Ол келіседі, басқа уақыт ұсынады немесе бас тартады. Байланыс деректері екі жақ келіскенде ғана ашылады.', ru: 'Вы просите о встрече гостя, открытого для встреч, и выбираете время; стол закрепляется. Он соглашается, предлагает другое время или отказывается. Контакты открываются, только когда согласны оба.',
    en: 'You ask a guest who meets others for a meeting at a time, and a table is kept. They agree, propose another time or decline. How to reach each other is shown only when both agree.',
  },
  audience: { kk: 'Іс-шараның кездесуге ашық қонағы', ru: 'Гость мероприятия, открытый для встреч', en: 'A guest of the event who meets others' }, need: ['company', 'learning'],
  offices: { 'technopark.officer': office.title }, subject: { ...ofGuest, whose: 'anyone' },
  opens: { by: 'person', perApplicant: [{ atMost: 5, basis: rules }, { atMost: 15, each: 'day', basis: rules }, { atMost: 1, same: ['whom'], basis: rules }, { atMost: 2, each: 'year', same: ['whom'], basis: rules }] },
  form: [
    {
      id: 'who', title: { kk: 'Кіммен және не туралы?', ru: 'С кем и о чём?', en: 'With whom, and about what?' }, fields: [
        { kind: 'entry', name: 'mine', label: { kk: 'Қай жазбаңызбен сұрайсыз?', ru: 'С какой своей записью вы просите?', en: 'With which entry of yours do you ask?' }, hint: { kk: 'Екінші тарап есіміңізді осы жазбадан көреді.', ru: 'Другая сторона увидит ваше имя из этой записи.', en: 'The other side sees your name as this entry says it.' }, register: guestsRegister, which: 'own' },
        text('asker', { label: { kk: 'Кездесуді сұрайтын адам', ru: 'Кто просит о встрече', en: 'Who asks' }, maxLength: 120, from: 'entry.mine.name', personal: true }), text('askerDoes', { label: { kk: 'Немен айналысады', ru: 'Чем занимается', en: 'What they do' }, maxLength: 500, long: true, from: 'entry.mine.does', personal: true }),
        text('askerSeeks', { label: { kk: 'Кіммен кездескісі келеді', ru: 'С кем хочет встретиться', en: 'Whom they would meet' }, maxLength: 500, long: true, from: 'entry.mine.seeks', personal: true }), text('other', { label: { kk: 'Кіммен', ru: 'С кем', en: 'With whom' }, maxLength: 120, from: 'subject.name', personal: true }),
        whom, text('event', { label: event.label, maxLength: 40, from: 'subject.event', public: true }), letter,
      ],
    },
    { id: 'time', title: { kk: 'Қашан?', ru: 'Когда?', en: 'When?' }, fields: [slot('at', { label: { kk: 'Кездесу уақыты', ru: 'Время встречи', en: 'Time of the meeting' } })] },
    { id: 'reach', title: { kk: 'Байланыс', ru: 'Связь', en: 'How to reach you' }, fields: [reach] },
  ],
  rules: { asked: titled({ kk: 'Кездесу кімнен сұралатыны', ru: 'У кого просят встречи', en: 'Who is asked to meet' }, given(whom).by(rules).else({ kk: 'Кімнен сұралатыны көрсетілмеген.', ru: 'Не указано, кого вы просите о встрече.', en: 'It is not said whom you ask.' })) },
  clock: { within: workdays(60), from: 'consent', stopsIn: ['consent', 'again', 'told'], silence: 'escalate', basis: rules }, starts: 'consent',
  steps: {
    consent: {
      title: { kk: 'Қонақтың келісімі', ru: 'Согласие гостя', en: 'Consent of the guest' }, by: { owner: 'entry', shown: ['who', 'time'] }, within: days(3), basis: rules, late: { outcome: 'silent', basis: rules },
      outcomes: {
        agree: { label: { kk: 'Кездесуге келісемін', ru: 'Даю согласие на встречу', en: 'I agree to meet' }, to: 'meeting', findings: [theirs] },
        another: { label: { kk: 'Басқа уақыт ұсынамын', ru: 'Предлагаю другое время', en: 'I propose another time' }, to: 'again', reasons: true },
        decline: { label: { kk: 'Бас тартамын', ru: 'Отказываюсь', en: 'I decline' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    again: {
      title: { kk: 'Басқа уақытты таңдау', ru: 'Выбор другого времени', en: 'Another time is chosen' }, by: 'applicant', within: days(3), basis: rules, corrects: ['time'], late: { outcome: 'silent' },
      outcomes: {
        ask: { label: { kk: 'Осы уақытты сұрау', ru: 'Попросить об этом времени', en: 'Ask for this time' }, to: 'consent' },
        drop: { label: { kk: 'Кездесуді сұраудан бас тарту', ru: 'Отозвать просьбу о встрече', en: 'Ask no more' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    meeting: {
      title: { kk: 'Ережелер бойынша бекіту', ru: 'Закрепление по правилам', en: 'Kept by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'asked', late: { outcome: 'look' },
      outcomes: {
        keep: { label: { kk: 'Кездесуді бекіту', ru: 'Закрепить встречу', en: 'Keep the meeting' }, to: 'told', decides: 'met', whenCheck: [true] },
        look: { label: { kk: 'Лауазымды адамға жіберу', ru: 'Передать должностному лицу', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    told: {
      title: { kk: 'Байланыс деректерін алу', ru: 'Получение контактов', en: 'How to reach each other' }, by: { owner: 'entry', shown: ['who', 'time', 'reach'] }, within: days(60), basis: rules, late: { outcome: 'over', basis: rules },
      outcomes: {
        read: { label: { kk: 'Байланыс деректерін көрдім', ru: 'Контакты получены', en: 'I have seen how to reach them' }, to: 'closed' },
        wrong: { label: { kk: 'Байланыс деректері дұрыс емес', ru: 'Контакты не подходят', en: 'They cannot be reached so' }, to: 'look', reasons: true },
        over: { label: { kk: 'Мерзімі өтті', ru: 'Срок истёк', en: 'The time is over' }, to: 'closed', byClock: true },
      },
    },
    look: {
      title: { kk: 'Лауазымды адамның қарауы', ru: 'Рассмотрение должностным лицом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(1), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: {
    met: { title: { kk: 'Кездесу келісілді', ru: 'Встреча согласована', en: 'The meeting is agreed' }, words: { kk: 'Екі тарап та келісті: үстел мен уақыт бекітілді, байланыс деректері екі жаққа көрсетілді.', ru: 'Обе стороны дали согласие: стол и время закреплены, контакты открыты друг другу.', en: 'Both agree: the table and the time are kept, and each knows how to reach the other.' }, effect: 'grant', rules: ['asked'], basis: rules },
  },
  allocates: {
    resource: meetingResource, ofEach: { entry: 'event', register: eventsRegister, capacity: 'tables', from: 'begins', until: 'ends' }, at: 'at', when: 'met', hold: 15, office: 'technopark.officer', sharedWith: 'owner', perApplicant: [{ atMost: 10, basis: rules }], basis: rules,
  },
})

/** Introductions: a company asks, whose the other entry is consents or declines, and only with the consent of both does either learn how to reach the other. Silence is no consent. */
import { workdays } from '../../../../law/duration.ts'
import { text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { given, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { offices } from '../offices.ts'
import { cardsRegister } from '../../university/talent-card.ts'
import { common, rules } from './ground.ts'
import { needsRegister } from './needs.ts'
import { profilesRegister } from './profiles.ts'

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300, from: 'organisation.name', public: true })
const mine: Text = { kk: 'Қай қажеттілігіңіз үшін?', ru: 'Для какой вашей потребности?', en: 'For which need of yours?' }
const needName = text('needName', { label: { kk: 'Не керек', ru: 'Что нужно', en: 'What is needed' }, maxLength: 200, from: 'entry.need.name', public: true })
const letter = text('letter', { label: { kk: 'Не ұсынасыз?', ru: 'Что вы предлагаете?', en: 'What do you offer?' }, maxLength: 2000, long: true })
const reach = text('reach', { label: { kk: 'Сізбен қалай байланысуға болады?', ru: 'Как с вами связаться?', en: 'How are you reached?' }, hint: { kk: 'Екінші тарап келіскеннен кейін ғана көреді; істі жүргізетін технопарк мамандары да көреді.', ru: 'Другая сторона увидит это только после своего согласия; видят и специалисты технопарка, которые ведут дело.', en: 'The other side sees it only once they have consented; the officers of the technopark who keep the case see it too.' }, maxLength: 300, personal: true })
const theirs = text('theirs', { label: { kk: 'Сізбен қалай байланысуға болады?', ru: 'Как с вами связаться?', en: 'How are you reached?' }, hint: { kk: 'Осы компания мен істі жүргізетін технопарк мамандары көреді.', ru: 'Увидят эта компания и специалисты технопарка, которые ведут дело.', en: 'This company sees it, and the officers of the technopark who keep the case.' }, maxLength: 300, personal: true })

const introduction = ({ id, register, other, title, summary, consent }: { readonly id: string; readonly register: string; readonly other: Text; readonly title: Text; readonly summary: Text; readonly consent: Text }): Procedure => procedure({
  ...common, id, title, summary, audience: { kk: 'Қажеттілігін жариялаған компания', ru: 'Компания, опубликовавшая потребность', en: 'A company that has published a need' }, need: ['company'],
  offices: { 'technopark.officer': offices['technopark.officer'] }, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 50, basis: rules }, { atMost: 1, same: ['need', 'other'], basis: rules }] },
  form: [{
    id: 'offer', title: { kk: 'Танысу ұсынысы', ru: 'Предложение познакомиться', en: 'The offer to be introduced' }, fields: [
      company, { kind: 'entry', name: 'need', label: mine, register: needsRegister, which: 'own' }, needName, { kind: 'entry', name: 'other', label: other, register, which: 'shown' }, letter,
    ],
  }, { id: 'reach', title: { kk: 'Байланыс', ru: 'Связь', en: 'How to reach you' }, fields: [reach] }],
  rules: { asked: titled({ kk: 'Ұсыныстың мазмұны', ru: 'Содержание предложения', en: 'What is offered' }, given(letter).by(rules).else({ kk: 'Не ұсынатыныңыз көрсетілмеген.', ru: 'Не указано, что вы предлагаете.', en: 'It is not said what you offer.' })) },
  clock: { within: workdays(10), from: 'consent', stopsIn: ['consent', 'told'], silence: 'escalate', basis: rules }, starts: 'consent',
  steps: {
    consent: {
      title: consent, by: { owner: { field: 'other' }, shown: ['offer'] }, within: workdays(10), basis: rules, late: { outcome: 'silent', basis: rules },
      outcomes: {
        agree: { label: { kk: 'Танысуға келісемін', ru: 'Даю согласие на знакомство', en: 'I agree to be introduced' }, to: 'meeting', findings: [theirs] },
        decline: { label: { kk: 'Бас тартамын', ru: 'Отказываюсь', en: 'I decline' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    meeting: {
      title: { kk: 'Ережелер бойынша таныстыру', ru: 'Знакомство по правилам', en: 'Introduced by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'asked', late: { outcome: 'look' },
      outcomes: {
        introduce: { label: { kk: 'Таныстыру', ru: 'Познакомить', en: 'Introduce both' }, to: 'told', decides: 'introduced', whenCheck: [true] },
        look: { label: { kk: 'Лауазымды адамға жіберу', ru: 'Передать должностному лицу', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    told: {
      title: { kk: 'Байланыс деректерін алу', ru: 'Получение контактов', en: 'How to reach each other' }, by: { owner: { field: 'other' }, shown: ['offer', 'reach'] }, within: workdays(20), basis: rules, late: { outcome: 'over', basis: rules },
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
    introduced: { title: { kk: 'Екі тарап таныстырылды', ru: 'Знакомство состоялось', en: 'Both are introduced' }, words: { kk: 'Екі тарап та келісті: байланыс деректері екі жаққа көрсетілді.', ru: 'Обе стороны дали согласие: контакты открыты друг другу.', en: 'Both agree, and each knows how to reach the other.' }, effect: 'grant', rules: ['asked'], basis: rules },
  },
})

export const introductions = [
  introduction({
    id: 'technopark.introduction', register: cardsRegister, other: { kk: 'Қай маман картасы? (нөмірі)', ru: 'Какая карточка специалиста? (номер)', en: 'Which card? (its number)' },
    title: { kk: 'Маманмен танысу', ru: 'Познакомиться со специалистом', en: 'An introduction to a specialist' }, consent: { kk: 'Маманның келісімі', ru: 'Согласие специалиста', en: 'Consent of the specialist' },
    summary: { kk: 'Картасы сәйкес келген маманға ұсыныс жібересіз. Ол келіссе ғана байланыс деректері ашылады.', ru: 'Вы отправляете предложение специалисту, чья карточка подошла. Контакты открываются только с его согласия.', en: 'You send an offer to a specialist whose card fits. How to reach each other is shown only if they agree.' },
  }),
  introduction({
    id: 'technopark.company-introduction', register: profilesRegister, other: { kk: 'Қай компания?', ru: 'Какая компания?', en: 'Which company?' },
    title: { kk: 'Компаниямен танысу', ru: 'Познакомиться с компанией', en: 'An introduction to a company' }, consent: { kk: 'Компанияның келісімі', ru: 'Согласие компании', en: 'Consent of the company' },
    summary: { kk: 'Профилі сәйкес келген компанияға серіктестік, тәлімгерлік немесе инвестиция туралы ұсыныс жібересіз.', ru: 'Вы отправляете компании с подходящим профилем предложение о партнёрстве, наставничестве или инвестициях.', en: 'You send an offer of partnership, mentoring or investment to a company whose profile fits.' },
  }),
]

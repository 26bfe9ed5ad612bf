/** What people ask of their account, their company and their rights in it, answered at once by the words of the page that does it. */
import { spoken, type Text } from '../../law/text.ts'
import { words as account } from '../account/messages.ts'
import { words as identity } from '../identity/messages.ts'
import { lookWords } from '../looks/messages.ts'
import { type ReadyAnswer, told } from './answer-box.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const accountAnswers: readonly ReadyAnswer[] = [
  told(
    say('ұмыттым ұмытып ұмыту қалпына келтіру жоғалттым өзгерту ауыстыру кіре алмаймын', 'забыл забыла забыли восстановить сбросить потерял сменить поменять войти', 'forgot forgotten reset recover lost change'),
    say('құпиясөз пароль', 'пароль', 'password'),
    { title: account.resetTitle, source: account.resetTitle, path: '/account/reset', lines: [account.resetLead, account.resetSentText] }),
  told(
    say('тіркелу тіркелемін ашу ашамын жасау құру', 'зарегистрироваться создать завести открыть регистрация', 'register create open make sign up'),
    say('аккаунт порталға порталда сайтқа', 'аккаунт учётная учетная портале портал сайте', 'account portal'),
    { title: say('Порталға қалай тіркелуге болады', 'Как зарегистрироваться на портале', 'How to register with the portal'), source: account.register, path: '/register', lines: [account.registerLead, account.registerHint] }),
  told(
    say('қосу қосамын тіркеу байланыстыру', 'добавить привязать подключить', 'add link connect'),
    say('компания компаниямды ұйым ұйымды фирма ЖШС', 'компания компанию организация фирма ТОО', 'company organisation firm LLP'),
    { title: account.addCompany, source: account.addCompany, path: '/account/companies/new', lines: [account.addCompanyLead, account.noCompaniesText] }),
  told(
    say('сенімхат беру қосу қосамын шақыру рұқсат құқық', 'доверенность выдать дать добавить пригласить права доступ', 'delegate delegation add invite give rights access authorise'),
    say('бухгалтер бухгалтерге қызметкер қызметкерге әріптес өкіл сенімхат', 'бухгалтер бухгалтеру сотрудник сотруднику коллеге представитель доверенность', 'accountant bookkeeper employee colleague representative delegation'),
    { title: account.inviteTitle, source: account.account, path: '/account', lines: [account.headWearsHat, account.inviteLead] }),
  told(
    say('алу аламын жасау шығару қол қою қоямын', 'получить сделать выпустить оформить подписать', 'get make obtain sign'),
    say('ЭЦҚ қолтаңба электрондық қолтаңбаны', 'ЭЦП подпись подписи электронную', 'signature signing EDS'),
    { title: identity.certificate, source: identity.certificate, path: '/account/certificate', lines: [identity.lead, identity.waysLead.password] }),
  told(
    say('көрді қарады қарап', 'видел смотрел просматривал', 'looked saw seen viewed'),
    say('деректерімді деректерім деректерді мәліметтерімді мен туралы', 'мои данные данным сведения обо мне', 'my data about me'),
    { title: lookWords.title, source: lookWords.title, path: '/account/looks', lines: [lookWords.lead] }),
]

/** A person starts a business: the notification takes effect at once by the rules; who then says nothing about the tax regime is under the general one. And the extract from the register. */
import { days, workdays, years } from '../../../law/duration.ts'
import { choice, date, flag, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { is, titled } from '../../../law/rule.ts'
import { assumed } from '../../../law/citation.ts'
import { secondary, stateServicesLaw, taxCode } from '../acts.ts'
import { permitsLaw } from './acts.ts'
import { byTwo, givenOrRefused, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.sole-traders'
const basis = assumed(permitsLaw)

const title = { kk: 'Дара кәсіпкер', ru: 'Индивидуальный предприниматель', en: 'Sole trader' }
const trader = text('trader', { label: { kk: 'Кәсіпкердің аты-жөні', ru: 'Имя предпринимателя', en: 'Name of the trader' }, maxLength: 200 })
const called = text('called', {
  label: { kk: 'Дара кәсіпкердің атауы', ru: 'Наименование индивидуального предпринимателя', en: 'Name of the business' }, hint: { kk: 'Мысалы, «Береке» ДК. Ол тізілімде бәріне көрінеді.', ru: 'Например, ИП «Береке». Оно видно всем в реестре.', en: 'Such as “Bereke”. Everybody sees it in the register.' },
  maxLength: 200, public: true,
})
const activity = text('activity', { label: { kk: 'Немен айналысасыз?', ru: 'Чем вы занимаетесь?', en: 'What do you do?' }, maxLength: 300, public: true })
const startsOn = date('startsOn', { label: { kk: 'Қызметті қашан бастайсыз?', ru: 'Когда начинаете деятельность?', en: 'When do you begin?' }, public: true })
const adult = flag('adult', { label: { kk: 'Он сегіз жасқа толдыңыз ба?', ru: 'Вам исполнилось восемнадцать лет?', en: 'Are you eighteen or older?' } })

export const soleTraders: Register = register(id, {
  title: { kk: 'Дара кәсіпкерлер тізілімі', ru: 'Реестр индивидуальных предпринимателей', en: 'Register of sole traders' },
  summary: { kk: 'Хабарлама берген дара кәсіпкерлер: атауы, қызметі, оның басталған күні.', ru: 'Индивидуальные предприниматели, подавшие уведомление: наименование, деятельность, день её начала.', en: 'Sole traders who gave notice: name, activity, first day.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.revenue.name }, office: { role: 'revenue.officer', title: offices.revenue['revenue.officer'] }, numbers: 'SLT', basis, owner: ['person'], calledBy: 'called',
  fields: [
    text('called', { label: called.label, maxLength: 200 }), text('activity', { label: activity.label, maxLength: 300 }), date('startsOn', { label: { kk: 'Қызметтің басталған күні', ru: 'День начала деятельности', en: 'First day' } }),
  ],
  states: { entered: { kk: 'Жұмыс істейді', ru: 'Действует', en: 'Trading' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Қызметін тоқтатқан', ru: 'Прекратил деятельность', en: 'Ended' } },
  shown: { to: 'everyone', fields: ['called', 'activity', 'startsOn'] },
  keep: { for: years(5), basis },
})

const enters = { decides: 'granted', effect: { register: id, does: 'enter', fields: { called: 'called', activity: 'activity', startsOn: 'startsOn' } } } as const

const start: Procedure = procedure({
  ...serviceOf('revenue'), id: 'administration.sole-trader', need: ['company', 'living'],
  title: { kk: 'Дара кәсіпкер ретінде тіркелу', ru: 'Регистрация индивидуального предпринимателя', en: 'Start as a sole trader' },
  summary: {
    kk: 'Хабарлама берген сәттен бастап сіз дара кәсіпкерсіз. Содан кейін салық режимін таңдайсыз: таңдамасаңыз, жалпыға бірдей белгіленген режим қолданылады.',
    ru: 'С момента подачи уведомления вы — индивидуальный предприниматель. Затем вы выбираете налоговый режим: если не выберете, действует общеустановленный режим.',
    en: 'You are a sole trader from the moment of your notice. Then you choose a tax regime: if you choose none, the general one applies.',
  },
  audience: { kk: 'Он сегіз жасқа толған адам', ru: 'Любой, кому исполнилось восемнадцать лет', en: 'Anybody of eighteen years or more' },
  opens: { by: 'person', signs: 'anyone', perApplicant: [{ atMost: 1, each: 'year', basis }] },
  form: [{
    id: 'business', title: { kk: 'Кәсібіңіз', ru: 'Ваше дело', en: 'Your business' },
    fields: [text('trader', { label: trader.label, maxLength: 200, from: 'person.name', personal: true }), adult, called, activity, startsOn],
  }],
  rules: {
    ofAge: titled({ kk: 'Өтініш берушінің жасы', ru: 'Возраст заявителя', en: 'Age of the applicant' }, is(adult, true).by(basis).else({ kk: 'Он сегіз жасқа толмағансыз.', ru: 'Вам не исполнилось восемнадцати лет.', en: 'You are below eighteen.' })),
  },
  eligibility: 'ofAge',
  clock: { within: workdays(2), from: 'entry', stopsIn: ['regime'], silence: 'escalate', basis: secondary(permitsLaw) }, starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Хабарлама бойынша енгізу', ru: 'Внесение по уведомлению', en: 'Entered upon the notice' }, by: 'rules', within: workdays(1), basis, check: 'ofAge', late: { outcome: 'look' },
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it' }, to: 'regime', whenCheck: [true], ...enters },
        look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    regime: {
      title: { kk: 'Салық режимін таңдау', ru: 'Выбор налогового режима', en: 'Choice of the tax regime' }, by: 'applicant', within: workdays(5), basis: assumed(taxCode), late: { outcome: 'general', basis: assumed(taxCode) },
      outcomes: {
        simplified: { label: { kk: 'Арнаулы салық режимін таңдаймын', ru: 'Выбираю специальный налоговый режим', en: 'I choose the special regime' }, to: 'closed' },
        general: { label: { kk: 'Жалпыға бірдей белгіленген режим қолданылады', ru: 'Действует общеустановленный режим', en: 'The general regime applies' }, to: 'closed', byClock: true },
      },
    },
    ...byTwo({ body: 'revenue', check: 'ofAge', basis, within: [workdays(1), workdays(1)], gives: { effect: enters.effect } }),
  },
  decisions: givenOrRefused('person', basis, ['ofAge'], {
    granted: {
      title: { kk: 'Дара кәсіпкер ретінде тіркеу', ru: 'Регистрация индивидуального предпринимателя', en: 'Entry as a sole trader' }, words: { kk: 'Дара кәсіпкер тізілімге енгізілді.', ru: 'Индивидуальный предприниматель внесён в реестр.', en: 'The sole trader is entered in the register.' },
      credential: { type: 'SoleTrader', claims: [called.name, activity.name, startsOn.name] },
    },
    refused: { title: { kk: 'Дара кәсіпкер ретінде тіркеуден бас тарту', ru: 'Отказ в регистрации индивидуального предпринимателя', en: 'Refusal of the entry' }, words: { kk: 'Дара кәсіпкер ретінде тіркеуден бас тартылды.', ru: 'В регистрации индивидуального предпринимателя отказано.', en: 'You are not entered as a sole trader.' } },
  }),
  reopensAt: 'check',
})

const state = choice('state', { label: { kk: 'Жазбаның күйі', ru: 'Состояние записи', en: 'State of the entry' }, choices: Object.entries(soleTraders.states).map(([value, label]) => ({ value, label })), from: 'subject.state', public: true })

const extract: Procedure = procedure({
  ...serviceOf('revenue'), id: 'administration.extract', need: ['company', 'living'],
  title: { kk: 'Дара кәсіпкерлер тізілімінен үзінді', ru: 'Выписка из реестра индивидуальных предпринимателей', en: 'Extract from the register of sole traders' },
  summary: {
    kk: 'Тізілімдегі жазбаңыздан үзінді бірден беріледі: оны кез келген адам тексере алады.', ru: 'Выписка о вашей записи в реестре выдаётся сразу: её может проверить любой.', en: 'An extract of your entry is given at once: anyone can verify it.',
  },
  audience: { kk: 'Дара кәсіпкер', ru: 'Индивидуальный предприниматель', en: 'A sole trader' },
  opens: { by: 'person', signs: 'anyone' }, subject: { register: id, title },
  form: [{
    id: 'entry', title: { kk: 'Тізілімдегі жазба', ru: 'Запись в реестре', en: 'The entry' },
    fields: [text('number', { label: { kk: 'Тізілімдегі нөмірі', ru: 'Номер в реестре', en: 'Number in the register' }, maxLength: 40, from: 'subject.number', public: true }), { ...called, from: 'subject.called' }, { ...activity, from: 'subject.activity' }, { ...startsOn, from: 'subject.startsOn' }, state],
  }],
  rules: { trading: titled({ kk: 'Кәсіпкердің тіркеуде тұруы', ru: 'Предприниматель состоит на учёте', en: 'The entrepreneur is registered' }, is(state, 'entered').by(secondary(stateServicesLaw)).else({ kk: 'Жазба жарамсыз: кәсіпкер қызметін тоқтатқан немесе тоқтата тұрған.', ru: 'Запись не действует: деятельность прекращена или приостановлена.', en: 'The entry is not in force: trading ended or is suspended.' })) },
  clock: { within: workdays(1), from: 'extract', stopsIn: [], silence: 'escalate', basis: secondary(stateServicesLaw) }, starts: 'extract',
  steps: {
    extract: {
      title: { kk: 'Ережелер бойынша беру', ru: 'Выдача по правилам', en: 'Given by the rules' }, by: 'rules', within: workdays(1), basis: secondary(stateServicesLaw), check: 'trading', late: { outcome: 'look' },
      outcomes: {
        give: { label: { kk: 'Үзінді беру', ru: 'Выдать выписку', en: 'Give the extract' }, to: 'closed', decides: 'granted', whenCheck: [true] },
        look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    ...byTwo({ body: 'revenue', check: 'trading', basis: secondary(stateServicesLaw), within: [workdays(1), workdays(1)] }),
  },
  decisions: givenOrRefused('person', secondary(stateServicesLaw), ['trading'], {
    granted: {
      title: { kk: 'Дара кәсіпкерлер тізілімінен үзінді', ru: 'Выписка из реестра индивидуальных предпринимателей', en: 'Extract from the register of sole traders' },
      words: { kk: 'Көрсетілген жазба тізілімде бар.', ru: 'В реестре есть указанная запись.', en: 'The register holds the entry stated.' }, credential: { type: 'SoleTraderExtract', claims: ['number', called.name, activity.name, startsOn.name, state.name], validFor: days(30) },
    },
    refused: { title: { kk: 'Үзінді беруден бас тарту', ru: 'Отказ в выдаче выписки', en: 'Refusal of an extract' }, words: { kk: 'Үзінді берілмейді.', ru: 'Выписка не выдаётся.', en: 'No extract is given.' } },
  }),
  reopensAt: 'check',
})

export const soleTraderServices: readonly Procedure[] = [start, extract]

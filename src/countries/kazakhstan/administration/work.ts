/** Somebody lost work and begins anew: a grant paid in two stages, each when the report before it shows what was done. */
import { days, months, workdays } from '../../../law/duration.ts'
import { choice, date, flag, identifier, money, text } from '../../../law/field.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import { all, atMost, is, minus, oneOf, parameter, rounded, times, titled } from '../../../law/rule.ts'
import { always } from '../../../law/dated.ts'
import { assumed } from '../../../law/citation.ts'
import { calculationIndex, socialCode } from './acts.ts'
import { byTwo, givenOrRefused, held, notHeld, oneOpen, serviceOf } from './common.ts'

const basis = assumed(socialCode)

const situation = choice('situation', {
  label: { kk: 'Қазір қандай жағдайдасыз?', ru: 'В какой вы ситуации?', en: 'What is your situation?' },
  choices: [
    { value: 'unemployed', label: { kk: 'Жұмыссыз ретінде тіркелгенмін', ru: 'Есть регистрация в качестве безработного', en: 'Registered as unemployed' } },
    { value: 'lost', label: { kk: 'Жұмысымнан айырылдым', ru: 'Работа потеряна', en: 'I lost my work' } },
    { value: 'employed', label: { kk: 'Жұмыс істеймін', ru: 'Работа есть', en: 'I have work' } },
  ],
})
const idea = text('idea', { label: { kk: 'Қандай іс бастайсыз?', ru: 'Какое дело вы начинаете?', en: 'What do you begin?' }, maxLength: 2000, long: true })
const asked = money('asked', { label: { kk: 'Қанша қажет?', ru: 'Сколько нужно?', en: 'How much do you need?' }, hint: { kk: 'Екі бөлікпен төленеді.', ru: 'Выплачивается двумя частями.', en: 'It is paid in two parts.' } })
const account = identifier('iban', 'account', { label: { kk: 'Грант түсетін шот', ru: 'Счёт для гранта', en: 'Account for the grant' }, personal: true })
const jobless = flag('jobless', { label: { kk: 'Еңбек шарттарын есепке алу жүйесі бойынша өтініш беруші жұмыссыз ба?', ru: 'По системе учёта трудовых договоров у заявителя нет работы?', en: 'Has the applicant no work by the records of employment contracts?' } })
const sound = flag('sound', { label: { kk: 'Бизнес-жоспарды іске асыруға бола ма?', ru: 'Бизнес-план выполним?', en: 'Is the plan sound?' } })

const report = (name: 'opening' | 'spending', within: ReturnType<typeof workdays> | ReturnType<typeof months>, when: Pick<Obligation, 'once' | 'upon' | 'again'>, said: { readonly title: Obligation['title']; readonly page: Obligation['title']; readonly question: Obligation['title']; readonly failed: Obligation['title'] }): Obligation<'granted'> => {
  const done = flag(`${name}Done`, { label: said.question })
  return {
    title: said.title, after: 'granted', ...when, within, sign: true, remind: [days(5)], basis,
    form: [{ id: name, title: said.page, fields: [date(`${name}On`, { label: { kk: 'Күні', ru: 'Дата', en: 'Day' } }), done, text(`${name}Proof`, { label: { kk: 'Растайтын құжаттар', ru: 'Подтверждающие документы', en: 'What shows it' }, maxLength: 2000, long: true })] }],
    tests: { done: is(done, true).by(basis).else(said.failed) }, late: { remind: [days(1), days(10)], tells: { role: 'social.officer', after: days(10) } },
  }
}

/** An officer checks what a report says before its stage is paid. */
const checkOf = (of: 'opening' | 'spending', title: Obligation['title']): Obligation<'granted'> => {
  const shown = flag(`${of}Shown`, { label: { kk: 'Есепті құжаттар растай ма?', ru: 'Отчёт подтверждён документами?', en: 'Do the documents show what the report says?' } })
  return {
    title, after: 'granted', owedBy: { role: 'social.officer' }, upon: { report: of }, within: workdays(5), sign: true, remind: [days(2)], basis,
    form: [{ id: `${of}Check`, title, fields: [shown, text(`${of}Reasons`, { label: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' }, maxLength: 2000, long: true })] }],
    tests: { shown: is(shown, true).by(basis).else({ kk: 'Есеп құжаттармен расталмаған.', ru: 'Отчёт не подтверждён документами.', en: 'The documents do not show what the report says.' }) }, late: { remind: [days(1)], tells: { role: 'social.head', after: days(5) } },
  }
}

/** Both parts together are what was asked for and signed, to the tiyn. */
const half = rounded(times(asked, '0.5'), 'smallestUnit')

const grant: Procedure = procedure({
  ...serviceOf('social'), id: 'administration.start-grant', need: ['living', 'company'],
  title: { kk: 'Жаңа бизнес-идеяны іске асыруға грант', ru: 'Грант на реализацию новой бизнес-идеи', en: 'Grant to begin a business' },
  summary: { kk: 'Жұмысынан айырылған адам жаңа іске 400 АЕК-ке дейін қайтарымсыз грант алады: жартысы іс ашылғанда, екінші жартысы қаражаттың жұмсалғаны көрсетілгенде төленеді.', ru: 'Потерявший работу получает на новое дело безвозмездный грант до 400 МРП: половина выплачивается при открытии дела, половина после отчёта о расходах.', en: 'Whoever lost work is given up to 400 MCI for a new business: half when it is opened, half when the spending is shown.' },
  audience: { kk: 'Жұмыссыз немесе жұмысынан айырылған адам', ru: 'Безработный или потерявший работу', en: 'Whoever has no work or lost it' },
  opens: { by: 'person', signs: 'anyone', ...oneOpen },
  form: [{ id: 'plan', title: { kk: 'Жоспарыңыз', ru: 'Ваш план', en: 'Your plan' }, fields: [situation, idea, asked, account] }],
  parameters: { mci: calculationIndex, most: { title: { kk: 'Гранттың шекті мөлшері, АЕК', ru: 'Предельный размер гранта, МРП', en: 'Limit of the grant, in MCI' }, versions: always('400', basis, { kk: 'Гранттың шегі (АЕК) шартты түрде қабылданған.', ru: 'Предел гранта в МРП принят условно.', en: 'The limit in MCI is assumed.' }) } },
  rules: {
    entitled: titled({ kk: 'Грант алу құқығы', ru: 'Право на грант', en: 'Right to the grant' }, all(
      oneOf(situation, ['unemployed', 'lost']).by(basis).else({ kk: 'Грант жұмыссыз немесе жұмысынан айырылған адамға беріледі.', ru: 'Грант даётся безработным и потерявшим работу.', en: 'The grant is for whoever has no work or lost it.' }),
      atMost(asked, times(parameter('most'), parameter('mci'))).by(basis).else({ kk: 'Сұралған сома шектен асады.', ru: 'Запрошенная сумма больше предела.', en: 'The sum asked for is above the limit.' }),
    )),
    sound: titled({ kk: 'Грант беру шарттары', ru: 'Условия предоставления гранта', en: 'Conditions for giving the grant' }, all(
      is(jobless, true).by(basis).else({ kk: 'Грант жұмыссыз немесе жұмысынан айырылған адамға беріледі.', ru: 'Грант даётся безработным и потерявшим работу.', en: 'The grant is for whoever has no work or lost it.' }),
      atMost(asked, times(parameter('most'), parameter('mci'))).by(basis).else({ kk: 'Сұралған сома шектен асады.', ru: 'Запрошенная сумма больше предела.', en: 'The sum asked for is above the limit.' }),
      is(sound, true).by(basis).else({ kk: 'Бизнес-жоспарды іске асыруға болмайды деп танылды.', ru: 'Бизнес-план признан невыполнимым.', en: 'The plan is found not to be sound.' }),
      notHeld,
    )),
  },
  eligibility: 'entitled',
  clock: { within: workdays(20), from: 'check', stopsIn: [], silence: 'escalate', basis }, starts: 'check',
  steps: byTwo({ body: 'social', check: 'sound', basis, within: [workdays(15), workdays(3)], findings: [jobless, sound, held] }),
  decisions: givenOrRefused('person', basis, ['sound'], {
    granted: { title: { kk: 'Грант беру', ru: 'Предоставление гранта', en: 'The grant is given' }, words: { kk: 'Жаңа бизнес-идеяны іске асыруға грант берілді; ол екі бөлікпен төленеді.', ru: 'Грант на реализацию новой бизнес-идеи предоставлен; он выплачивается двумя частями.', en: 'The grant is given, and paid in two parts.' } },
    refused: { title: { kk: 'Грант беруден бас тарту', ru: 'Отказ в предоставлении гранта', en: 'The grant is refused' }, words: { kk: 'Жаңа бизнес-идеяны іске асыруға грант берілмейді.', ru: 'Грант на реализацию новой бизнес-идеи не предоставляется.', en: 'The grant is refused.' } },
  }),
  reopensAt: 'check',
  obligations: {
    opening: report('opening', workdays(20), { once: true, again: 'openingCheck' }, {
      title: { kk: 'Істің ашылғаны туралы есеп', ru: 'Отчёт об открытии дела', en: 'Report on the opening' }, page: { kk: 'Іс ашылды ма?', ru: 'Дело открыто?', en: 'Is it open?' }, question: { kk: 'Іс ашылып, тіркелді ме?', ru: 'Дело открыто и зарегистрировано?', en: 'Is the business open and registered?' },
      failed: { kk: 'Іс ашылмаған.', ru: 'Дело не открыто.', en: 'The business is not open.' },
    }),
    spending: report('spending', months(6), { upon: { report: 'openingCheck', holds: true }, again: 'spendingCheck' }, {
      title: { kk: 'Гранттың жұмсалуы туралы есеп', ru: 'Отчёт о расходовании гранта', en: 'Report on the spending' }, page: { kk: 'Қаражат қайда жұмсалды?', ru: 'На что потрачены деньги?', en: 'What was it spent on?' }, question: { kk: 'Бірінші бөлік жоспарланған мақсатқа жұмсалды ма?', ru: 'Первая часть потрачена по назначению?', en: 'Was the first part spent as planned?' },
      failed: { kk: 'Қаражат мақсатқа сай жұмсалмаған.', ru: 'Деньги потрачены не по назначению.', en: 'The money was not spent as planned.' },
    }),
    openingCheck: checkOf('opening', { kk: 'Істің ашылғаны туралы есепті тексеру', ru: 'Проверка отчёта об открытии дела', en: 'Check of the report on the opening' }),
    spendingCheck: checkOf('spending', { kk: 'Гранттың жұмсалуы туралы есепті тексеру', ru: 'Проверка отчёта о расходовании гранта', en: 'Check of the report on the spending' }),
  },
  entitlements: {
    grant: {
      title: { kk: 'Жаңа бизнес-идеяны іске асыруға грант', ru: 'Грант на реализацию новой бизнес-идеи', en: 'Grant to begin a business' }, after: 'granted', account: account.name, expense: 'administration.grants', within: workdays(5), arrears: 'paid', basis,
      stages: [
        { title: { kk: 'Іс ашылғанда', ru: 'При открытии дела', en: 'At the opening' }, amount: half, upon: 'openingCheck' },
        { title: { kk: 'Жұмсалғаны көрсетілгенде', ru: 'После отчёта о расходах', en: 'When the spending is shown' }, amount: minus(asked, half), upon: 'spendingCheck' },
      ],
    },
  },
})

export const workServices: readonly Procedure[] = [grant]

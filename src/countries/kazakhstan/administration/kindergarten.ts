/** A place in a kindergarten: a ranked queue, two working days to accept, and whoever is silent loses the place and may come back within twenty-eight days. */
import { days, workdays, years } from '../../../law/duration.ts'
import { choice, date, flag, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { reference, register, type Register } from '../../../law/register.ts'
import { all, is, lookup, not, titled } from '../../../law/rule.ts'
import { secondary } from '../acts.ts'
import { kindergartenOrder, rules } from './acts.ts'
import { appealableBy, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.kindergarten-places'
const basis = secondary(kindergartenOrder)

const childName = text('childName', { label: { kk: 'Баланың тегі, аты және әкесінің аты', ru: 'Фамилия, имя, отчество ребёнка', en: 'Full name of the child' }, maxLength: 200, from: 'subject.childName', personal: true })
const born = date('born', { label: { kk: 'Баланың туған күні', ru: 'Дата рождения ребёнка', en: 'The child’s date of birth' }, from: 'subject.born', personal: true })
const language = choice('language', {
  label: { kk: 'Тәрбие тілі', ru: 'Язык воспитания', en: 'Language' }, public: true,
  choices: [{ value: 'kk', label: { kk: 'Қазақ тілі', ru: 'Казахский', en: 'Kazakh' } }, { value: 'ru', label: { kk: 'Орыс тілі', ru: 'Русский', en: 'Russian' } }],
})
const priority = choice('priority', {
  label: { kk: 'Басым құқығыңыз бар ма?', ru: 'Есть ли у вас право первоочерёдности?', en: 'Have you a priority?' },
  hint: { kk: 'Бар болса, растайтын анықтаманың нөмірін жазыңыз: ол бір ай жарамды.', ru: 'Если да, укажите номер справки: она действует месяц.', en: 'If so, give the number of the certificate: it is valid for a month.' },
  choices: [
    { value: 'none', label: { kk: 'Жоқ', ru: 'Нет', en: 'No' } }, { value: 'large', label: { kk: 'Көпбалалы отбасы', ru: 'Многодетная семья', en: 'A large family' } },
    { value: 'work', label: { kk: 'Басым құқық беретін жұмыс', ru: 'Работа, дающая право первоочерёдности', en: 'Work that gives priority' } },
  ],
})
const proof = text('proof', { label: { kk: 'Анықтама нөмірі', ru: 'Номер справки', en: 'Number of the certificate' }, maxLength: 60, personal: true })
const lives = flag('lives', { label: { kk: 'Осы қалада тұрасыз ба?', ru: 'Вы живёте в этом городе?', en: 'Do you live in this town?' } })
/** What the certificate shows ranks, never what is claimed. */
const shown = choice('shown', { label: { kk: 'Анықтамамен қандай басым құқық расталды?', ru: 'Какое право первоочерёдности подтверждено справкой?', en: 'Which priority does the certificate show?' }, choices: priority.choices })
const placed = flag('placed', { label: { kk: 'Осы баланың балабақшада орны немесе кезекте басқа өтініші бар ма?', ru: 'Есть ли у этого ребёнка место в детском саду или другое заявление в очереди?', en: 'Has this child a place, or another application in the queue?' } })
const birth = text('birth', { label: { kk: 'Туу туралы жазбаның нөмірі', ru: 'Номер записи о рождении', en: 'Number of the entry of the birth' }, maxLength: 40, from: 'subject.number', personal: true })

export const kindergartenPlaces: Register = register(id, {
  title: { kk: 'Балабақшадағы орындар', ru: 'Места в детских садах', en: 'Places in kindergartens' },
  summary: { kk: 'Балаларға берілген орындар: тәрбие тілі көрсетіледі, баланың аты ешкімге көрсетілмейді.', ru: 'Места, предоставленные детям: показан язык воспитания, имя ребёнка не показывается никому.', en: 'Places that children were given: the language is shown, and no child’s name.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.akimat.name }, office: { role: 'akimat.officer', title: offices.akimat['akimat.officer'] }, numbers: 'KDG', basis, owner: ['person'],
  fields: [text('childName', { label: childName.label, maxLength: 200, personal: true }), reference('birth', 'administration.births', 'uses', { label: birth.label, personal: true }), choice('language', { label: language.label, choices: language.choices })],
  states: { entered: { kk: 'Берілген', ru: 'Предоставлено', en: 'Given' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Босатылған', ru: 'Освобождено', en: 'Given up' } },
  shown: { to: 'everyone', fields: ['language'] },
  keep: { for: years(5), basis: rules },
})

const place: Procedure = procedure({
  ...serviceOf('akimat'), id: 'administration.kindergarten', need: ['living'],
  title: { kk: 'Балабақшадан орын алу', ru: 'Место в детском саду', en: 'A place in a kindergarten' },
  summary: {
    kk: 'Балаңыз кезекке тұрады, орындар басым құқық пен жас бойынша бөлінеді. Орынды екі жұмыс күні ішінде растайсыз: растамасаңыз, ол келесі балаға беріледі.',
    ru: 'Ребёнка ставят в очередь, места распределяются по первоочерёдности и возрасту. Место подтверждают в течение двух рабочих дней: если не подтвердить, оно переходит следующему ребёнку.',
    en: 'Your child joins the queue; places go by priority and age. You confirm a place within two working days, or it passes to the next.',
  },
  audience: { kk: 'Туу тізіліміндегі баланың ата-анасы', ru: 'Родители ребёнка из реестра рождений', en: 'Parents of a child in the register of births' },
  opens: { by: 'person', signs: 'anyone', perApplicant: [{ atMost: 4, basis: rules }] }, subject: { register: 'administration.births', title: { kk: 'Туу туралы жазба', ru: 'Запись о рождении', en: 'Entry of the birth' } },
  form: [{ id: 'place', title: { kk: 'Бала және орын', ru: 'Ребёнок и место', en: 'The child and the place' }, fields: [childName, born, birth, lives, language, priority, { ...proof, when: not(is(priority, 'none')) }] }],
  tables: {
    weights: {
      title: { kk: 'Басым құқық балдары', ru: 'Баллы первоочерёдности', en: 'Points of priority' },
      versions: [{ from: '2026-01-01', basis: rules, value: [{ keys: ['none'], value: '0' }, { keys: ['large'], value: '10' }, { keys: ['work'], value: '10' }] }],
    },
  },
  rules: {
    lives: titled({ kk: 'Баланың тұрғылықты жері', ru: 'Место жительства ребёнка', en: 'Where the child lives' }, is(lives, true).by(rules).else({ kk: 'Бала осы қалада тұрмайды.', ru: 'Ребёнок живёт не в этом городе.', en: 'The child does not live in this town.' })),
    entitled: titled({ kk: 'Орын алу құқығы', ru: 'Право на место', en: 'Right to a place' }, all(
      is(lives, true).by(rules).else({ kk: 'Бала осы қалада тұрмайды.', ru: 'Ребёнок живёт не в этом городе.', en: 'The child does not live in this town.' }),
      is(placed, false).by(rules).else({ kk: 'Баланың балабақшада орны немесе кезекте басқа өтініші бар.', ru: 'У ребёнка уже есть место в детском саду или другое заявление в очереди.', en: 'The child has a place, or another application in the queue.' }),
    )),
  },
  eligibility: 'lives',
  call: {
    window: { from: '2026-01-12T09:00', until: '2026-12-31T18:00' }, capacity: 40, score: lookup('weights', shown), ties: [{ fact: born.name, prefer: 'lower' }],
    at: 'queue', admits: 'admit', refuses: 'refuse', givenUp: [{ step: 'acceptance', outcomes: ['decline', 'silent'] }, { step: 'contract', outcomes: ['fell'] }], basis,
  },
  clock: { within: workdays(250), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }, by: { role: 'akimat.officer' }, within: workdays(1), basis: rules, check: 'lives', findings: [shown, placed], late: 'escalate',
      outcomes: {
        pass: { label: { kk: 'Кезекке қою', ru: 'Поставить в очередь', en: 'Into the queue' }, to: 'ruled', whenCheck: [true] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'refusal', reasons: true },
      },
    },
    ruled: {
      title: { kk: 'Ережелер бойынша кезекке қою', ru: 'Постановка на очередь по правилам', en: 'Into the queue by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'entitled', late: { outcome: 'refuse' },
      outcomes: {
        queue: { label: { kk: 'Кезекке қойылды', ru: 'Поставлено на очередь', en: 'In the queue' }, to: 'queue', whenCheck: [true] },
        refuse: { label: { kk: 'Басшының шешіміне жіберу', ru: 'Передать на решение руководителя', en: 'Pass it to the head' }, to: 'refusal', whenCheck: [false, 'unknown'] },
      },
    },
    refusal: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }, by: { role: 'akimat.head' }, within: workdays(2), basis: rules, check: 'entitled', notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        decline: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true },
        reconsider: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
    queue: {
      title: { kk: 'Кезек', ru: 'Очередь', en: 'The queue' }, by: { role: 'akimat.head' }, basis, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        admit: { label: { kk: 'Орын беру', ru: 'Предоставить место', en: 'Give the place' }, to: 'acceptance', decides: 'granted' },
        refuse: { label: { kk: 'Орын жетпеді', ru: 'Мест не хватило', en: 'No place was left' }, to: 'closed', decides: 'unplaced', reasons: true },
      },
    },
    acceptance: {
      title: { kk: 'Орынды растау', ru: 'Подтверждение места', en: 'Acceptance of the place' }, by: 'applicant', within: workdays(2), basis, late: { outcome: 'silent', basis },
      outcomes: {
        accept: { label: { kk: 'Орынды растаймын', ru: 'Подтверждаю место', en: 'I accept the place' }, to: 'contract' },
        decline: { label: { kk: 'Орыннан бас тартамын', ru: 'Отказываюсь от места', en: 'I decline the place' }, to: 'closed' },
        silent: { label: { kk: 'Расталмады: өтініш белсенді емес', ru: 'Не подтверждено: заявление неактивно', en: 'Not accepted: the application is inactive' }, to: 'inactive', byClock: true },
      },
    },
    inactive: {
      title: { kk: 'Белсенді емес өтініш', ru: 'Неактивное заявление', en: 'The inactive application' }, by: 'applicant', within: days(28), basis, late: { outcome: 'lapse', basis },
      outcomes: {
        restore: { label: { kk: 'Кезекке қайтару', ru: 'Вернуть в очередь', en: 'Back into the queue' }, to: 'queue' },
        lapse: { label: { kk: 'Кезектен шығарылды', ru: 'Снято с очереди', en: 'Out of the queue' }, to: 'closed', byClock: true },
      },
    },
    contract: {
      title: { kk: 'Балабақшамен шарт', ru: 'Договор с детским садом', en: 'Contract with the kindergarten' }, by: { role: 'akimat.officer' }, within: workdays(5), basis, sign: true, late: 'escalate', notBy: ['queue'],
      outcomes: {
        concluded: { label: { kk: 'Шарт жасалды', ru: 'Договор заключён', en: 'It is concluded' }, to: 'closed', decides: 'placed', effect: { register: id, does: 'enter', fields: { childName: 'childName', birth: 'birth', language: 'language' } } },
        fell: { label: { kk: 'Шарт жасалмады', ru: 'Договор не заключён', en: 'It is not concluded' }, to: 'closed', reasons: true },
      },
    },
  },
  decisions: {
    granted: { title: { kk: 'Балабақшаға жолдама', ru: 'Направление в детский сад', en: 'Referral to a kindergarten' }, words: { kk: 'Балаға балабақшадан орын берілді: оны екі жұмыс күні ішінде растаңыз.', ru: 'Ребёнку предоставлено место в детском саду: подтвердите его в течение двух рабочих дней.', en: 'The child is given a place: accept it within two working days.' }, effect: 'grant', rules: ['lives'], basis },
    placed: { title: { kk: 'Балабақшаға қабылдау', ru: 'Зачисление в детский сад', en: 'The child is admitted' }, words: { kk: 'Бала балабақшаға қабылданды.', ru: 'Ребёнок зачислен в детский сад.', en: 'The child is admitted to the kindergarten.' }, effect: 'grant', rules: ['lives'], basis },
    unplaced: { title: { kk: 'Орын берілмеді', ru: 'Место не предоставлено', en: 'No place is given' }, words: { kk: 'Орын жетпегендіктен балаға орын берілмеді.', ru: 'Место ребёнку не предоставлено из-за нехватки мест.', en: 'The child is given no place, for none was left.' }, effect: 'refuse', rules: ['lives'], basis, appeal: appealableBy('person') },
    refused: { title: { kk: 'Кезекке қоюдан бас тарту', ru: 'Отказ в постановке на очередь', en: 'Refusal of the queue' }, words: { kk: 'Бала кезекке қойылмайды.', ru: 'Ребёнок не ставится в очередь.', en: 'The child is not put into the queue.' }, effect: 'refuse', rules: ['entitled'], basis, appeal: appealableBy('person') },
  },
  reopensAt: 'check',
})

export const kindergartenServices: readonly Procedure[] = [place]

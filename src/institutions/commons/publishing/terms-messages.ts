/** The words of the page on which an owner sets the terms of lending. */
import { inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const termsWords = {
  title: { kk: 'Беру шарттары', ru: 'Условия предоставления', en: 'Terms of lending' },
  lead: {
    kk: 'Шарттар сақталған сәттен бастап деректер алудың барлық тәсіліне қолданылады. Бұрын берілген рұқсаттар өз шарттарымен қалады.',
    ru: 'Условия действуют с момента сохранения для всех способов получения данных. Ранее предоставленный доступ остаётся на своих условиях.',
    en: 'They apply to every way of getting the data from the moment they are saved. Access that was given before keeps its own terms.',
  },
  tier: { kk: 'Деректер кімге ашық?', ru: 'Кому открыты данные?', en: 'To whom are the data open?' },
  mode: { kk: 'Ең көбі не істеуге болады?', ru: 'Что разрешается самое большее?', en: 'What is allowed at most?' },
  modeHint: { kk: 'Әрқайсысы алдыңғысын қамтиды.', ru: 'Каждое включает предыдущее.', en: 'Each includes those before it.' },
  purposes: { kk: 'Қандай мақсаттарға беріледі?', ru: 'Для каких целей предоставляются?', en: 'For which purposes are they lent?' },
  duties: { kk: 'Пайдаланушының міндеттері', ru: 'Обязанности пользователя', en: 'Duties of whoever uses them' },
  narrow: { kk: 'Тек бір бөлігін беру', ru: 'Предоставлять только часть', en: 'Lend only a part' },
  columns: { kk: 'Берілетін бағандар', ru: 'Предоставляемые столбцы', en: 'Columns that are lent' },
  columnsHint: { kk: 'Ешқайсысы белгіленбесе, бәрі беріледі.', ru: 'Если не отмечен ни один, предоставляются все.', en: 'If none is ticked, all are lent.' },
  columnsTyped: { kk: 'Әр жолға бір баған. Бос болса, бәрі беріледі.', ru: 'По одному столбцу в строке. Если пусто, предоставляются все.', en: 'One column a line. If empty, all are lent.' },
  rowColumn: { kk: 'Жолдар қай баған бойынша таңдалады?', ru: 'По какому столбцу отбираются строки?', en: 'By which column are rows chosen?' },
  rowColumnHint: { kk: 'Бос болса, барлық жолдар беріледі.', ru: 'Если пусто, предоставляются все строки.', en: 'If empty, all rows are lent.' },
  rowValues: { kk: 'Мына мәндері бар жолдар ғана', ru: 'Только строки с этими значениями', en: 'Only rows with these values' },
  rowValuesHint: { kk: 'Әр жолға бір мән', ru: 'По одному значению в строке', en: 'One value a line' },
  restricted: { kk: 'Рұқсатпен берілетін деректер үшін', ru: 'Для данных, предоставляемых по разрешению', en: 'For data that are lent by permission' },
  months: { kk: 'Рұқсаттың ең ұзақ мерзімі, ай', ru: 'Наибольший срок доступа, месяцев', en: 'Longest term of access, in months' },
  atOnce: {
    kk: 'Төмендегі шектерден аспайтын өтініштерге рұқсат бірден берілсін', ru: 'Предоставлять доступ сразу, если заявление не выходит за границы ниже',
    en: 'Give access at once when an application stays within the bounds below',
  },
  atOnceHint: {
    kk: 'Басқа өтініштерді деректер кураторы қарайды.', ru: 'Остальные заявления рассматривает куратор данных.', en: 'The data steward decides on all others.',
  },
  atOncePurposes: { kk: 'Рұқсат бірден берілетін мақсаттар', ru: 'Цели, для которых доступ предоставляется сразу', en: 'Purposes for which access is given at once' },
  atOnceMode: { kk: 'Бірден ең көбі не істеуге рұқсат беріледі', ru: 'Что самое большее разрешается сразу', en: 'What is allowed at most at once' },
  atOnceMonths: { kk: 'Бірден берілетін ең ұзақ мерзім, ай', ru: 'Наибольший срок, предоставляемый сразу, месяцев', en: 'Longest term given at once, in months' },
  preview: { kk: 'Бұл не білдіретінін көру', ru: 'Посмотреть, что это значит', en: 'See what it means' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  means: { kk: 'Бұл шарттармен кім не істей алады', ru: 'Кто что сможет на этих условиях', en: 'Who may do what on these terms' },
  notSaved: { kk: 'Әлі сақталған жоқ.', ru: 'Ещё не сохранено.', en: 'Not saved yet.' },
  who: { kk: 'Кім', ru: 'Кто', en: 'Who' },
  visitor: { kk: 'Жүйеге кірмеген адам', ru: 'Не вошедший в систему', en: 'Somebody not signed in' },
  person: { kk: 'Тіркелген адам', ru: 'Зарегистрированный человек', en: 'A registered person' },
  holder: { kk: 'Рұқсат алған ұйымның өкілі', ru: 'Представитель организации с доступом', en: 'Somebody of an organisation that has access' },
  owner: { kk: 'Өзіңіз', ru: 'Вы', en: 'You' },
  yes: { kk: 'Иә', ru: 'Да', en: 'Yes' },
  no: { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  noise: { kk: 'шумен', ru: 'с шумом', en: 'with noise' },
  agreement: { kk: 'Өтініш беруші қабылдайтын келісім', ru: 'Соглашение, которое примет заявитель', en: 'The agreement that applicants accept' },
  choose: { kk: 'Біреуін таңдаңыз.', ru: 'Выберите один вариант.', en: 'Choose one.' },
  atLeastOne: { kk: 'Кемінде бір мақсатты белгілеңіз.', ru: 'Отметьте хотя бы одну цель.', en: 'Tick at least one purpose.' },
  monthsWrong: { kk: '1-ден 120-ға дейінгі бүтін санды жазыңыз.', ru: 'Введите целое число от 1 до 120.', en: 'Type a whole number from 1 to 120.' },
  valuesMissing: { kk: 'Кемінде бір мән жазыңыз: ең көбі 100, әрқайсысы 200 таңбаға дейін.', ru: 'Введите хотя бы одно значение: не более 100, каждое до 200 знаков.', en: 'Type at least one value: at most 100, each of up to 200 characters.' },
  columnMissing: { kk: 'Бағанды таңдаңыз немесе мәндерді өшіріңіз.', ru: 'Выберите столбец или уберите значения.', en: 'Choose the column, or take the values away.' },
} as const satisfies Record<string, Text>

export const onlyColumns = (columns: readonly string[]): Text => {
  const named = columns.slice(0, 5).join(', ')
  return columns.length > 5
    ? spoken({ kk: `тек ${named} және басқалары`, ru: `только ${named} и другие`, en: `only ${named} and others` })
    : spoken({ kk: `тек ${named}`, ru: `только ${named}`, en: `only ${named}` })
}

export const onlyRows = (column: string, values: readonly string[]): Text => inEveryLanguage((locale) =>
  `${spoken({ kk: 'тек', ru: 'только', en: 'only' })[locale]} ${column}: ${values.slice(0, 5).join(', ')}${values.length > 5 ? '…' : ''}`)

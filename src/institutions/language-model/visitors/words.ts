/** The words of the page on which anybody tries a model without an account. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Модельді тіркелгісіз байқап көру', 'Попробовать модель без учётной записи', 'Try the model without an account'),
  hint: say('Бір мәтін жіберіңіз: модель оны қазақша жалғастырады немесе жауап береді', 'Отправьте текст: модель продолжит его по-казахски или ответит', 'Send one text: the model goes on with it, or answers, in Kazakh'),
  goesOn: say('Модель мәтініңізді қазақша жалғастырады, бірақ ештеңені білмейді', 'Модель продолжит ваш текст по-казахски, но она ничего не знает', 'The model goes on with your text in Kazakh, but it knows nothing'),
  goesOnLead: say(
    'Бұл — аз көлемдегі мәтін негізінде оқытылған шағын модель. Ол сұраққа жауап бермейді, есеп шығармайды, аудармайды, ал жазғаны шындыққа сай келмеуі мүмкін. Одан сөйлемді қалай құрайтынын көруге болады, бірақ ол ақпарат көзі емес.',
    'Это малая модель, обученная на небольшом объёме текста. Она не отвечает на вопросы, не считает, не переводит, а написанное ею может не соответствовать действительности. По ней видно, как она строит предложения, но источником сведений она не служит.',
    'This is a small model trained on little text. It does not answer questions, count or translate, and what it writes may be untrue. It shows how well it forms sentences; it is no source of information.'),
  answers: say('Модель қазақша жауап береді, бірақ қателесуі мүмкін', 'Модель отвечает по-казахски, но может ошибаться', 'The model answers in Kazakh, but it may be wrong'),
  answersLead: say(
    'Модель сенімді жазған кезде де қателесуі мүмкін: фактілерді, сандарды және заң нормаларын басқа дереккөзден тексеріңіз. Бір сұрауға бір қысқа жауап беріледі, алдыңғы сұрауыңыз есте сақталмайды.',
    'Модель может ошибаться, даже когда пишет уверенно: факты, числа и нормы закона проверяйте по другому источнику. На один запрос — один короткий ответ; предыдущих запросов она не помнит.',
    'The model is wrong at times even when it sounds sure: check facts, numbers and law elsewhere. One request gets one short answer; it does not remember your earlier ones.'),
  beginning: say('Мәтіннің басы', 'Начало текста', 'How the text begins'),
  question: say('Сұрауыңыз', 'Ваш запрос', 'Your request'),
  promptHint: say('Қазақша жазыңыз. Дербес деректерді жазбаңыз: мәтініңіз де, жауап та сақталмайды.', 'Пишите по-казахски. Не указывайте персональные данные: ни ваш текст, ни ответ не сохраняются.', 'Write in Kazakh. Leave personal data out: neither your text nor the answer is kept.'),
  send: say('Жіберу', 'Отправить', 'Send'),
  examples: say('Немесе мысалды таңдаңыз', 'Или выберите пример', 'Or choose an example'),
  noPrompt: say('Мәтін енгізіңіз немесе мысалды таңдаңыз.', 'Введите текст или выберите пример.', 'Enter a text, or choose an example.'),
  tooLong: say('Мәтінді 300 таңбаға дейін қысқартыңыз.', 'Сократите текст до 300 знаков.', 'Shorten the text to 300 characters.'),
  written: say('Модель жазған мәтін', 'Что написала модель', 'What the model wrote'),
  you: say('Сіз', 'Вы', 'You'),
  label: say('Жасанды интеллект жасаған мәтін', 'Текст создан искусственным интеллектом', 'Text made by artificial intelligence'),
  receipt: say('Түбіртегі бойынша тексеру', 'Проверить по квитанции', 'Check it by its receipt'),
  model: say('Моделі', 'Модель', 'Model'),
  empty: say('Модель мәтінді аяқталған деп санап, ештеңе жазбады. Мәтінді басқаша бастап көріңіз.', 'Модель сочла текст законченным и ничего не написала. Начните текст иначе.', 'The model took the text for finished and wrote nothing. Begin the text in another way.'),
  spent: say(
    'Тіркелгісіз берілетін бүгінгі жауаптар таусылды. Ертең қайталап көріңіз немесе компания атынан тегін сынақ кілтін алыңыз.', 'Ответы без учётной записи на сегодня закончились. Попробуйте завтра или получите от имени компании бесплатный тестовый ключ.',
    'All answers of today without an account are given. Come again tomorrow, or get a free test key for your company.'),
  busy: say('Қазір сұрау көп. Бір минуттан кейін қайта жіберіңіз.', 'Сейчас слишком много запросов. Отправьте снова через минуту.', 'Too many requests at the moment. Send it again in a minute.'),
  failed: say('Модель жауап бере алмады. Бір минуттан кейін қайта жіберіңіз.', 'Модель не смогла ответить. Отправьте снова через минуту.', 'The model could not answer. Send it again in a minute.'),
  none: say('Қазір бірде-бір модель жұмыс істеп тұрған жоқ', 'Сейчас не работает ни одна модель', 'No model is served now'),
  noneHint: say('Модель іске қосылғанда, оны осы жерде байқап көруге болады.', 'Когда модель заработает, её можно будет попробовать здесь.', 'When one is, it can be tried here.'),
  more: say('Одан әрі', 'Что дальше', 'What next'),
  toKeys: say('Бағдарламаңызға тегін сынақ кілтін алу', 'Получить бесплатный тестовый ключ для своей программы', 'Get a free test key for your program'),
  toCard: say('Модель қандай мәтіндер негізінде және қалай оқытылғаны', 'На каких текстах и как обучена модель', 'What the model learnt from, and how'),
  toAsk: say('Порталдың өзі туралы сұрау', 'Задать вопрос о самом портале', 'Ask about the portal itself'),
} as const

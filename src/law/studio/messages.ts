/** What a new service says before anybody has written it, and what is wrong with what was typed. */
import { spoken, type Text } from '../text.ts'

export const studioMessages = {
  wholeNumber: { kk: 'Цифрмен сан жазыңыз.', ru: 'Напишите число цифрами.', en: 'Write a number in figures.' },
  chooseAct: { kk: 'Актіні тізімнен таңдаңыз.', ru: 'Выберите акт из списка.', en: 'Choose an act of the list.' },
  notJson: { kk: 'Бұл JSON емес. Нысанның файлын толығымен қойыңыз.', ru: 'Это не JSON. Вставьте файл формы целиком.', en: 'This is no JSON. Paste the whole file of the form.' },
  unknownForm: { kk: 'Бұл GOV.UK Forms нысаны да, SurveyJS сауалнамасы да емес. Осы екеуінің бірінің JSON мәтінін қойыңыз.', ru: 'Это не форма GOV.UK Forms и не опрос SurveyJS. Вставьте JSON одного из них.', en: 'This is neither a form of GOV.UK Forms nor a survey of SurveyJS. Paste the JSON of one of them.' },
  foreignTooLong: { kk: 'Нысан тым ұзын: ең көбі 2 000 000 таңба.', ru: 'Форма слишком длинная: не более 2 000 000 знаков.', en: 'The form is too long: 2,000,000 characters at most.' },
  noQuestions: { kk: 'Нысанда алуға болатын сұрақ жоқ.', ru: 'В форме нет вопросов, которые можно взять.', en: 'The form has no question that can be taken.' },
  routing: { kk: 'Келесі бетке өту шарты: оны осы сұрақтың «when» шартымен жазыңыз.', ru: 'Условие перехода на другую страницу: запишите его условием «when» у вопроса.', en: 'The condition on which it goes to another page: write it as “when” of the question.' },
  repeats: { kk: 'Қайталанатын сұрақ: оны кесте (rows) етіп жазыңыз.', ru: 'Повторяющийся вопрос: сделайте его таблицей (rows).', en: 'A question that repeats: make it a table (rows).' },
  guidance: { kk: 'Нұсқаулық мәтіні: оны беттің түсіндірмесіне жазыңыз.', ru: 'Текст указаний: впишите его в подсказку страницы.', en: 'Guidance: write it into the hint of the page.' },
  tooDeep: { kk: 'Панельдер тым терең: 20 деңгейден төменгі сұрақтар алынбайды.', ru: 'Панели вложены слишком глубоко: вопросы ниже 20-го уровня не берутся.', en: 'The panels are too deep: questions below the twentieth level are not taken.' },
  nestedTable: { kk: 'Кесте ішіндегі кесте: оны бөлек сұрақ етіп жазыңыз.', ru: 'Таблица внутри таблицы: сделайте её отдельным вопросом.', en: 'A table within a table: make it a question of its own.' },
  noChoices: { kk: 'Нұсқалары нысанда жоқ: олар басқа жерден жүктеледі. Сұрақты нұсқаларымен бірге қолмен жазыңыз.', ru: 'Вариантов в форме нет: они загружаются извне. Впишите вопрос с вариантами сами.', en: 'The form has no choices: they are loaded from elsewhere. Write the question with its choices yourself.' },
  condition: { kk: 'Шарт, тексеру немесе есептеу: оны ереже ретінде заңға сілтемемен жазыңыз.', ru: 'Условие, проверка или вычисление: запишите его правилом со ссылкой на закон.', en: 'A condition, check or computation: write it as a rule that cites the law.' },
  choose: { kk: 'Тізімнен таңдаңыз.', ru: 'Выберите из списка.', en: 'Choose from the list.' },
  fillIn: { kk: 'Осы жерді толтырыңыз.', ru: 'Заполните это поле.', en: 'Fill this in.' },
  day: { kk: 'Күнді былай жазыңыз: 31.01.2027.', ru: 'Напишите день так: 31.01.2027.', en: 'Write the day as 31.01.2027.' },
  moment: { kk: 'Күн мен уақытты былай жазыңыз: 31.01.2027 09:00.', ru: 'Напишите день и время так: 31.01.2027 09:00.', en: 'Write the day and time as 31.01.2027 09:00.' },
  tooLong: { kk: 'Мәтін тым ұзын: ең көбі 2 000 таңба. Қысқартыңыз.', ru: 'Текст слишком длинный: не более 2 000 знаков. Сократите.', en: 'The text is too long: 2,000 characters at most. Shorten it.' },
  noCondition: { kk: 'Кемінде бір шартты таңдаңыз.', ru: 'Выберите хотя бы одно условие.', en: 'Choose at least one condition.' },
  wrongValue: { kk: 'Мәнін жазыңыз: сан немесе күн (31.01.2027); не тізімнен таңдаңыз.', ru: 'Впишите значение: число или день (31.01.2027), либо выберите из списка.', en: 'Write a value: a number or a day (31.01.2027), or choose one from the list.' },
  nameMissing: { kk: 'Жүйедегі атын жазыңыз.', ru: 'Впишите имя в системе.', en: 'Write its name in the system.' },
  nameTwice: { kk: 'Екі жолдың аты бірдей. Бірін өзгертіңіз.', ru: 'У двух строк одно имя. Измените одно из них.', en: 'Two rows have the same name. Change one of them.' },
} as const satisfies Record<string, Text>

export const tooLargeNumber = (most: string): Text => spoken({ kk: `Сан тым үлкен: ең көбі ${most}.`, ru: `Число слишком велико: не больше ${most}.`, en: `The number is too large: at most ${most}.` })

/** A kind of question, or of page, that has no like here. */
export const unknownKind = (kind: string): Text => spoken({ kk: `«${kind}» түріне сәйкес сұрақ мұнда жоқ.`, ru: `Вопроса вида «${kind}» здесь нет.`, en: `There is no question here of the kind “${kind}”.` })


/** The words of a service that has just been begun: each is to be replaced by its author. */
export const skeletonWords = {
  people: { kk: 'Жеке тұлғалар', ru: 'Физические лица', en: 'People' },
  either: { kk: 'Жеке тұлғалар мен ұйымдар', ru: 'Физические лица и организации', en: 'People and organisations' },
  companies: { kk: 'Ұйымдар', ru: 'Организации', en: 'Organisations' },
  page: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
  question: { kk: 'Не сұрайсыз?', ru: 'О чём вы просите?', en: 'What do you ask for?' },
  complete: { kk: 'Өтініштің толықтығы', ru: 'Полнота заявления', en: 'Completeness of the application' },
  missing: { kk: 'Не сұралатыны жазылмаған.', ru: 'Не указано, о чём просят.', en: 'It is not said what is asked for.' },
  check: { kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' },
  propose: { kk: 'Оң шешім ұсыну', ru: 'Предложить положительное решение', en: 'Propose to grant it' },
  decline: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' },
  decision: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' },
  grant: { kk: 'Оң шешімге қол қою', ru: 'Подписать положительное решение', en: 'Sign the grant' },
  refuse: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' },
  reconsider: { kk: 'Тексеруге қайтару', ru: 'Вернуть на проверку', en: 'Return for a check' },
  granted: { kk: 'Өтінішті қанағаттандыру туралы шешім', ru: 'Решение об удовлетворении заявления', en: 'Decision to grant the application' },
  grantedWords: { kk: 'Өтініш қанағаттандырылды.', ru: 'Заявление удовлетворено.', en: 'The application is granted.' },
  refused: { kk: 'Өтінішті қанағаттандырудан бас тарту туралы шешім', ru: 'Решение об отказе в удовлетворении заявления', en: 'Decision to refuse the application' },
  refusedWords: { kk: 'Өтінішті қанағаттандырудан бас тартылды.', ru: 'В удовлетворении заявления отказано.', en: 'The application is refused.' },
  complaint: {
    kk: 'Маманның әрекетіне орган басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю органа или в суд.', en: 'You can complain about an officer to the head of the body, or go to court.',
  },
  newQuestion: { kk: 'Жаңа сұрақ', ru: 'Новый вопрос', en: 'New question' },
  newPage: { kk: 'Жаңа бет', ru: 'Новая страница', en: 'New page' },
  newStep: { kk: 'Жаңа кезең', ru: 'Новый этап', en: 'New step' },
  newOutcome: { kk: 'Жаңа нәтиже', ru: 'Новый исход', en: 'New outcome' },
  newDecision: { kk: 'Жаңа шешім', ru: 'Новое решение', en: 'New decision' },
  newGround: { kk: 'Талап орындалмаған.', ru: 'Требование не выполнено.', en: 'The condition is not met.' },
  opinions: { kk: 'Басқа органдардың пікірлері', ru: 'Мнения других органов', en: 'Opinions of other bodies' },
  firstOpinion: { kk: 'Бірінші пікір', ru: 'Первое мнение', en: 'First opinion' },
  secondOpinion: { kk: 'Екінші пікір', ru: 'Второе мнение', en: 'Second opinion' },
  agree: { kk: 'Келісемін', ru: 'Согласовано', en: 'Agreed' },
  disagree: { kk: 'Келіспеймін', ru: 'Не согласовано', en: 'Not agreed' },
  allAgree: { kk: 'Бәрі келісті', ru: 'Согласовали все', en: 'All agreed' },
  notAllAgree: { kk: 'Келіспегендер бар', ru: 'Согласовали не все', en: 'Somebody does not agree' },
  newRegister: { kk: 'Тізілім жазбасы', ru: 'Запись реестра', en: 'Entry of a register' },
  newScope: { kk: 'Жаңа қолданылу аясы', ru: 'Новая сфера действия', en: 'New scope' },
  newQuestionnaire: { kk: 'Жаңа сауалнама', ru: 'Новая анкета', en: 'New questionnaire' },
  newComputed: { kk: 'Есептелетін жаңа мән', ru: 'Новое вычисляемое значение', en: 'New computed value' },
  newAct: { kk: 'Органның жаңа актісі', ru: 'Новый акт органа', en: 'New act of the body' },
  newOffice: { kk: 'Жаңа лауазым', ru: 'Новая должность', en: 'New office' },
  payment: { kk: 'Алым төлеу', ru: 'Оплата сбора', en: 'Payment of the fee' },
  paid: { kk: 'Төленді', ru: 'Оплачено', en: 'Paid' },
  unpaid: { kk: 'Мерзімінде төленбеді', ru: 'Не оплачено в срок', en: 'Not paid in time' },
  newRule: { kk: 'Жаңа ереже', ru: 'Новое правило', en: 'New rule' },
  newValue: { kk: 'Актіде белгіленген жаңа мән', ru: 'Новое значение, установленное актом', en: 'New value' },
  newList: { kk: 'Жаңа тізім', ru: 'Новый список', en: 'New list' },
  newTable: { kk: 'Жаңа кесте', ru: 'Новая таблица', en: 'New table' },
  newBands: { kk: 'Жаңа шкала', ru: 'Новая шкала', en: 'New bands' },
  newPayment: { kk: 'Жаңа төлем', ru: 'Новая выплата', en: 'New payment' },
  newDuty: { kk: 'Есеп беру', ru: 'Отчёт', en: 'Report' },
  whatWasDone: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' },
  newChoice: { kk: 'Бірінші нұсқа', ru: 'Первый вариант', en: 'First choice' },
} as const satisfies Record<string, Text>

/** Nothing of a form could be taken. */
export const noQuestions: Text = studioMessages.noQuestions

/** What the page of the entrance says, and what its script does. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Кіреберісте тексеру', 'Проверка на входе', 'Check-in at the entrance'),
  doors: say('Кіреберістер', 'Входы', 'Entrances'),
  doorsLead: say('Бүгін келушілер күтілетін кіреберістер. Мұнда тек бейдж тексеріледі: келушілердің аты-жөні мен өтініштері көрсетілмейді.', 'Входы, где сегодня ждут гостей. Здесь проверяются только бейджи: имена и заявления гостей не показываются.', 'Where guests are expected today. Badges alone are checked here: no names and no applications are shown.'),
  noDoors: say('Бүгін келушілер күтілмейді', 'Сегодня гостей не ждут', 'Nobody is expected today'),
  list: say('Кіреберіске арналған бейдж хештерінің тізімі', 'Список хешей бейджей для входа', 'Hashes of the badges that an entrance lets in'),
  tell: say('Телефон кіргізгендер туралы хабарлау', 'Сообщить, кого впустил телефон', 'Tell of whoever a phone let in'),
  open: say('Телефонда ашу: интернетсіз де жұмыс істейді', 'Открыть на телефоне: работает и без интернета', 'Open on a phone: works without a connection too'),
  unreadable: say('Жіберілген белгілеулер оқылмады. Бетті интернет бар кезде қайта ашыңыз: телефондағы белгілеулер сақталады.', 'Присланные отметки не читаются. Откройте страницу заново при наличии интернета: отметки на телефоне сохранятся.', 'What was sent cannot be read. Open the page again while there is a connection: what the phone keeps is not lost.'),
  noScript: say('Бұл бетке JavaScript қажет. Онсыз кезекші маманды шақырыңыз: келгендерді ол «Қабылдау» бетінде белгілейді.', 'Этой странице нужен JavaScript. Без него позовите дежурного специалиста: он отметит гостей на странице «Приём».', 'This page needs JavaScript. Without it, call the officer on duty, who checks guests in on the page “Reception”.'),
  noDoor: say('Алдымен төмендегі сілтеме арқылы кіреберісті таңдаңыз.', 'Сначала выберите вход по ссылке ниже.', 'First choose the entrance by the link below.'),
  signIn: say('Кіру', 'Войти', 'Sign in'),
  badge: say('Бейдждегі нөмір мен код', 'Номер и код с бейджа', 'The number and the code on the badge'),
  badgeHint: say('Бос орынмен бөліп теріңіз немесе QR кодты сканерлеңіз.', 'Наберите через пробел или отсканируйте QR-код.', 'Type them with a space between, or scan the QR code.'),
  judge: say('Тексеру', 'Проверить', 'Check'),
  camera: say('Камерамен сканерлеу', 'Сканировать камерой', 'Scan by camera'),
  seen: say('Камерадан көрінетін кескін', 'Изображение с камеры', 'What the camera sees'),
  doubtful: say('Маманға көрсетіңіз', 'Покажите специалисту', 'Show this to the officer'),
  doubtfulLead: say('Интернетсіз кіргізілген, бірақ есептелмегендер. Маман оларды «Қабылдау» бетінде де көреді.', 'Впущены без интернета, но не засчитаны. Специалист видит их и на странице «Приём».', 'Let in without a connection, and not counted. The officer sees them on the page “Reception” too.'),
  toDesk: say('Кіреберісті таңдау', 'Выбор входа', 'Choose an entrance'),
  end: say('Аяқтау және деректерді телефоннан өшіру', 'Закончить и удалить данные с телефона', 'End, and delete the data from this phone'),
  keeps: say(
    'Телефонда аты-жөні жоқ. Тізімде бейдж нөмірі мен кодының хештері ғана бар; ол күн соңында, тіркелгіден шыққанда немесе «Аяқтау» түймесі басылғанда өшіріледі. Кіргізілген бейдждің нөмірі мен коды жіберілгенше осы телефонда ашық күйінде сақталады, шыққаннан кейін де; есептелмегеннің нөмірі күн соңына дейін қалады. Жіберілмегені бар кезде шықсаңыз, тізім осы бет келесі ашылғанда өшіріледі.',
    'На телефоне нет имён. В списке только хеши номеров и кодов бейджей; он удаляется в конце дня, при выходе из учётной записи или по кнопке «Закончить». Номер и код впущенного бейджа хранятся на этом телефоне в открытом виде, пока не отправлены, в том числе после выхода; номер незасчитанного остаётся до конца дня. Если при выходе осталось неотправленное, список удаляется, когда эту страницу откроют снова.',
    'The phone keeps no name. Its list has only hashes of the numbers and codes of badges; it is deleted at the end of the day, when you sign out, or when you end it here. The number and the code of a badge that was let in stay on this phone in the clear until they were sent, also after you sign out; the number of one that was not counted stays until the end of the day. If you sign out while something is not sent, the list is deleted when this page is next opened.'),
  byPhones: say('Телефон кіргізген, бірақ есептелмегендер', 'Впущены телефонами, но не засчитаны', 'Let in by phones, and not counted'),
  byWhom: say('Кім кіргізді', 'Кто впустил', 'Let in by'),
  number: say('Бейдж нөмірі', 'Номер бейджа', 'Number of the badge'),
  why: say('Себебі', 'Причина', 'Why'),
  newestOf: (shown: number, total: number) => say(`Барлығы: ${total}. Соңғысынан бастап ${shown} көрсетілген.`, `Всего: ${total}. Показано ${shown}, начиная с последних.`, `${total} in all; the newest ${shown} are shown.`),
} as const

/** Why somebody who was let in is not counted; `{time}` is when they had been let in before. */
export const outcomes = {
  again: say('бұрын кіргізілген', 'вход отмечен раньше', 'had been let in before'),
  'other day': say('бейдж басқа күнге берілген', 'бейдж на другой день', 'the badge is for another day'),
  'no place': say('бейдж қайтарылған немесе күші жойылған', 'бейдж сдан или отозван', 'the badge was given back or withdrawn'),
  elsewhere: say('басқа іс-шараның немесе бөлменің бейджі', 'бейдж другого мероприятия или помещения', 'the badge of another event or room'),
  unknown: say('мұндай бейдж жоқ: нөмірі мен коды сәйкес келмейді', 'такого бейджа нет: номер и код не совпадают', 'there is no such badge: the number and the code do not fit'),
  waits: say('орын әлі берілмеген: кезекте тұр', 'места ещё нет: ожидает в очереди', 'has no place yet: on the waiting list'),
  unreadable: say('бейдж нөмірі, коды немесе уақыты оқылмады', 'номер, код или время не читаются', 'the number, the code or the time cannot be read'),
  'too old': say('жеті күннен кеш хабарланды: есептелмейді', 'сообщено позже чем через семь дней: не засчитывается', 'told more than seven days later: it does not count'),
  own: say('өз бейджі: келгенін басқа маман белгілейді', 'собственный бейдж: приход отмечает другой специалист', 'their own badge: another officer checks them in'),
} as const

/** What the script says; `{…}` it fills in. */
export const scriptWords = {
  in: say('Кіре алады', 'Может войти', 'In'),
  again: say('Бұрын кіргізілген', 'Вход уже отмечен', 'Already in'),
  againAt: say('Бұрын кіргізілген: {time}', 'Вход уже отмечен в {time}', 'Already in since {time}'),
  strange: say('Бұл іс-шараның бейджі емес: маманға жіберіңіз', 'Бейдж не этого мероприятия: направьте к специалисту', 'Not of this event: send them to the officer'),
  strangeOffline: say('Тізімде жоқ ({time} жағдайы бойынша), ал интернетсіз тексеру мүмкін емес. Жаңадан тіркелген болуы мүмкін: маманға жіберіңіз.', 'Нет в списке на {time}, а проверить без интернета нельзя. Возможно, запись новая: направьте к специалисту.', 'Not in the list of {time}, and there is no connection to ask. It may be new: send them to the officer.'),
  unreadable: say('Нөмір мен код оқылмады. Бейджден бос орынмен бөліп теріңіз.', 'Номер и код не читаются. Наберите их с бейджа через пробел.', 'The number and the code cannot be read. Type them from the badge with a space between.'),
  online: say('Тізім {time} жағдайы бойынша: күтілетіні — {expected}, келгені — {came}.', 'Список на {time}: ожидается — {expected}, пришло — {came}.', 'List of {time}: {expected} expected, {came} came.'),
  offline: say('Интернет жоқ.', 'Интернета нет.', 'No connection.'),
  untold: say('Жіберілмегені: {count}. Бетті жаппаңыз, ал жапсаңыз — қайта ашыңыз.', 'Не отправлено: {count}. Не закрывайте страницу, а если закрыли — откройте её снова.', 'Not sent yet: {count}. Keep this page open, or open it again later.'),
  allTold: say('Барлығы жіберілді.', 'Всё отправлено.', 'Everything was sent.'),
  noList: say('Бұл телефонда тізім жоқ. Бетті интернет бар кезде бір рет ашыңыз.', 'На этом телефоне нет списка. Откройте страницу один раз при наличии интернета.', 'This phone has no list. Open the page once while there is a connection.'),
  signedOut: say('Сеанс аяқталды. Кіргізуді осы тізім бойынша жалғастыруға болады; белгілеулер телефонда сақталып, порталға кіргеннен кейін жіберіледі.', 'Сеанс завершён. Можно впускать по этому списку и дальше: отметки хранятся на телефоне и будут отправлены, когда вы войдёте на портал.', 'The session has ended. You can go on by this list: check-ins are kept on this phone, and go once you have signed in.'),
  ofOthers: say('Басқа маман кіргізген, жіберілмегені: {count}. Олар сол маман осы телефонда порталға кіргенде жіберіледі.', 'Не отправлено отметок другого специалиста: {count}. Они будут отправлены, когда этот специалист войдёт на портал с этого телефона.', 'Not sent yet, of another officer: {count}. They go when that officer signs in on this phone.'),
  unfit: say('Бұл браузерде кіреберістегі тексеру жұмыс істемейді: браузерді жаңартыңыз немесе порталды HTTPS арқылы ашыңыз. Оған дейін кезекші маманды шақырыңыз.', 'В этом браузере проверка на входе не работает: обновите браузер или откройте портал по HTTPS. До этого зовите дежурного специалиста.', 'The entrance does not work in this browser: update it, or open the portal over HTTPS. Until then call the officer on duty.'),
  notKept: say('Телефон белгілеуді жаза алмады. Кезекші маманды шақырыңыз.', 'Телефон не смог записать отметку. Позовите дежурного специалиста.', 'The phone could not write this down. Call the officer on duty.'),
  refused: say('Сізде бұл кіреберіске құқық жоқ немесе ондай кіреберіс жоқ. Кіреберісті қайта таңдаңыз немесе басқа маманға тапсырыңыз.', 'У вас нет права на этот вход, или такого входа нет. Выберите вход заново или передайте другому специалисту.', 'This entrance is not yours to keep, or there is none such. Choose the entrance again, or hand over to another officer.'),
  failed: say('Портал жауап бермеді. Белгілеулер телефонда сақталды, кейін қайта жіберіледі.', 'Портал не ответил. Отметки сохранены на телефоне и будут отправлены позже.', 'The portal did not answer. Check-ins are kept on this phone and are sent again later.'),
  stop: say('Камераны өшіру', 'Выключить камеру', 'Stop the camera'),
  camera: words.camera,
  noCamera: say('Камера ашылмады. Нөмір мен кодты теріңіз.', 'Камера не открылась. Наберите номер и код.', 'The camera did not open. Type the number and the code.'),
  ...Object.fromEntries(Object.entries(outcomes).map(([name, text]) => [`told ${name}`, text])),
} as const satisfies Readonly<Record<string, Text>>

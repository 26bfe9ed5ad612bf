/** The words of a session's end: that it comes, that it came, and what became of what was typed. */
import type { Text } from '../law/text.ts'

export const sessionWords = {
  onlySignedIn: {
    kk: 'Сіз ашқан бет жүйеге кіргендерге ғана көрсетіледі. Кіргеннен кейін сол бетке өтесіз.',
    ru: 'Страница, которую вы открыли, доступна только после входа. Войдите, и она откроется.',
    en: 'The page that you opened is for people who are signed in. Sign in, and it opens.',
  },
  endsAt: { kk: 'Сеанс аяқталатын уақыт:', ru: 'Сеанс завершится:', en: 'Your session ends:' },
  prolonged: {
    kk: 'Портал беттерін ашсаңыз, сеанс ұзарады, бірақ кіргеннен кейін 12 сағаттан аспайды.', ru: 'Каждая открытая страница продлевает его, но не дольше 12 часов после входа.',
    en: 'Each page that you open prolongs it, up to 12 hours after you signed in.',
  },
  soonTitle: { kk: 'Сеанс жақында аяқталады', ru: 'Сеанс скоро завершится', en: 'Your session is about to end' },
  soon: {
    kk: 'Сеансты ұзартыңыз немесе осы бетті қазір сақтаңыз: әзірге жазғаныңыз осы бетте ғана тұр.', ru: 'Продлите его или сохраните страницу сейчас: пока введённое есть только на этой странице.',
    en: 'Prolong it, or save this page now: so far what you typed is on this page alone.',
  },
  over: {
    kk: 'Сеанс аяқталды. Жазғаныңыз осы бетте тұр. Басқа қойындыда өз тіркелгіңізбен қайта кіріп, осы бетке оралыңыз немесе форманы бірден жіберіңіз. Екі жағдайда да жіберген формаңыз сақталып, толтырылған күйінде қайта ашылады: тексеріп, тағы бір рет жіберіңіз. Құпиясөздерді, PIN-кодты және файлдарды қайта енгізу керек.',
    ru: 'Сеанс завершён. Введённое остаётся на этой странице. Войдите в другой вкладке под своей учётной записью и вернитесь сюда или отправьте форму сразу. В обоих случаях отправленная форма сохранится и откроется снова заполненной: проверьте её и отправьте ещё раз. Пароли, PIN-код и файлы нужно указать заново.',
    en: 'Your session has ended. What you typed is still on this page. Sign in with your account in another tab and come back here, or send the form right away. Either way the form that you send is kept and opens again filled in: check it and send it once more. Passwords, PINs and files have to be given again.',
  },
  fixed: {
    kk: 'Оны енді ұзартуға болмайды. Форманы қазір жіберіңіз немесе жаза беріңіз: сеанс аяқталғаннан кейін жіберген формаңыз сақталып, жүйеге қайта кіргенде толтырылған күйінде ашылады.',
    ru: 'Продлить его больше нельзя. Отправьте форму сейчас или продолжайте: форма, которую вы отправите после завершения сеанса, сохранится и откроется заполненной, когда вы снова войдёте.',
    en: 'It cannot be prolonged any more. Send the form now, or go on: a form that you send after the end is kept, and opens filled in once you have signed in again.',
  },
  failed: {
    kk: 'Қазір сеансты ұзарту мүмкін болмады. Байланысты тексеріп, қайталап көріңіз.', ru: 'Сейчас продлить сеанс не удалось. Проверьте соединение и попробуйте ещё раз.',
    en: 'The session could not be prolonged just now. Check your connection and try again.',
  },
  stay: { kk: 'Сеансты ұзарту', ru: 'Продлить сеанс', en: 'Prolong the session' },
  close: { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  endedTitle: { kk: 'Сеанс аяқталды', ru: 'Сеанс завершён', en: 'Your session has ended' },
  ended: {
    kk: 'Жазғаныңыз сақталды, бірақ жіберілген жоқ. Жүйеге кірсеңіз, толтырылған форма қайта ашылады: тексеріп, өзіңіз жібересіз. Ол бір сағат сақталады және тек сізге көрінеді.',
    ru: 'Введённое сохранено, но не отправлено. Войдите: заполненная форма откроется снова, проверьте и отправьте её сами. Она хранится один час и видна только вам.',
    en: 'What you typed is kept and was not sent. Sign in, and the form opens again as you filled it in: check it and send it yourself. It is kept for an hour, and only you can see it.',
  },
  signedOut: {
    kk: 'Бұл браузерде сіз енді жүйеде емессіз, сондықтан форма жіберілмеді. Жазғаныңыз осы бетте сақтаулы: бетті жаппай, басқа қойындыда өз тіркелгіңізбен кіріңіз де, осында оралып, төмендегі түймені басыңыз. Форма толтырылған күйінде ашылады: тексеріп, жіберіңіз. Құпиясөздерді, PIN-кодты қайта енгізу керек.',
    ru: 'Вход в этом браузере больше не выполнен, поэтому форма не отправлена. Введённое сохранено на этой странице: не закрывая её, войдите в другой вкладке под своей учётной записью, вернитесь сюда и нажмите кнопку ниже. Форма откроется заполненной: проверьте её и отправьте. Пароли и PIN-код нужно указать заново.',
    en: 'Nobody is signed in in this browser any more, so the form was not sent. What you typed is kept on this page: leave it open, sign in with your account in another tab, come back and press the button below. The form opens filled in: check it and send it. Passwords and PINs have to be given again.',
  },
  signInBeside: { kk: 'Басқа қойындыда кіру', ru: 'Войти в другой вкладке', en: 'Sign in in another tab' },
  openFilled: { kk: 'Толтырылған форманы ашу', ru: 'Открыть заполненную форму', en: 'Open the form filled in' },
  typedTitle: { kk: 'Форма әлі жіберілген жоқ', ru: 'Форма ещё не отправлена', en: 'The form has not been sent' },
  typed: {
    kk: 'Сіз жүйеге форманы ашқаннан кейін кірдіңіз. Жазғаныңыз осы бетке қайта енгізілді. Тексеріп, жіберіңіз. Құпиясөздерді, PIN-кодты және файлдарды қайта енгізу керек.',
    ru: 'Вы вошли уже после того, как открыли форму. Введённое восстановлено на этой странице. Проверьте и отправьте форму. Пароли, PIN-код и файлы нужно указать заново.',
    en: 'You have signed in since you opened the form. What you typed is on this page again. Check it and send it. Passwords, PINs and files have to be given again.',
  },
  leave: { kk: 'Жібермей, қаралама етіп сақтау', ru: 'Сохранить черновик, не отправляя', en: 'Keep as a draft, without sending' },
  leftHere: {
    kk: 'Бұл форманы толтыра бастап, жібермегенсіз. Жазғаныңыз осы бетке қайта енгізілді: тексеріп, жіберіңіз. Құпиясөздерді, PIN-кодты және файлдарды қайта енгізу керек.',
    ru: 'Вы начали заполнять эту форму и не отправили её. Введённое восстановлено на этой странице: проверьте и отправьте. Пароли, PIN-код и файлы нужно указать заново.',
    en: 'You began to fill in this form and did not send it. What you typed is on this page again: check it and send it. Passwords, PINs and files have to be given again.',
  },
  leftOutdated: {
    kk: 'Бұл форманы толтыра бастап, жібермегенсіз. Содан бері ол бетте басқа нәрсе сақталды, сондықтан жазғаныңыз формаға енгізілмеді: ол төменде тұр. Керегін өзіңіз көшіріп алыңыз.',
    ru: 'Вы начали заполнять эту форму и не отправили её. С тех пор на этой странице сохранено другое, поэтому введённое в форму не подставлено: оно приведено ниже. Перенесите нужное сами.',
    en: 'You began to fill in this form and did not send it. Something else has been saved here since, so what you typed was not put into the form: it stands below. Copy what you still need.',
  },
  leftUntil: { kk: 'Қаралама мына уақытқа дейін сақталады:', ru: 'Черновик хранится до', en: 'The draft is kept until' },
  forget: { kk: 'Қараламаны жою', ru: 'Удалить черновик', en: 'Discard the draft' },
  typedLeft: {
    kk: 'Бұл бетте орны табылмаған мәтін', ru: 'Текст, для которого на этой странице нет места', en: 'What has no place on this page',
  },
} as const satisfies Record<string, Text>

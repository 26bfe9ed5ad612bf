/** The words of packages: why one is not read, and why a part of it was not taken, each with the mend. */
import type { Text } from '../../../law/text.ts'

export const importRules = {
  empty: { kk: 'Файл бос: басқа файлды таңдаңыз.', ru: 'Файл пуст: выберите другой файл.', en: 'The file is empty: choose another.' },
  type: { kk: 'Бұл Common Cartridge (IMSCC, ZIP) не QTI 3 (XML, ZIP) файлы емес: курсты осы форматта сақтап, қайта жүктеңіз.', ru: 'Это не файл Common Cartridge (IMSCC, ZIP) и не QTI 3 (XML, ZIP): сохраните курс в одном из этих форматов и загрузите снова.', en: 'This is neither a Common Cartridge (IMSCC, ZIP) nor QTI 3 (XML, ZIP): save the course in one of these and send it again.' },
  archive: { kk: 'Архив бүлінген: оны қайта жасап, жүктеңіз.', ru: 'Архив повреждён: создайте его заново и загрузите.', en: 'The archive is damaged: make it anew and send it again.' },
  password: { kk: 'Архив құпиясөзбен қорғалған: құпиясөзсіз сақтаңыз.', ru: 'Архив защищён паролем: сохраните его без пароля.', en: 'The archive is under a password: save it without one.' },
  outside: { kk: 'Архивтегі файл атауы архивтен тыс жерді көрсетеді: файл атауларын түзетіп, қайта жасаңыз.', ru: 'Имя файла в архиве ведёт за его пределы: исправьте имена файлов и создайте архив заново.', en: 'A name in the archive leads outside of it: mend the names and make it anew.' },
  manyFiles: { kk: 'Архивте 2000-нан көп файл бар: курсты бөліктерге бөліңіз.', ru: 'В архиве больше 2000 файлов: разделите курс на части.', en: 'There are more than 2,000 files in the archive: divide the course.' },
  bomb: { kk: 'Архив ашылғанда тым үлкен болады: үлкен файлдарды алып тастаңыз (бір файл 25 МБ-тан, бәрі 120 МБ-тан аспауы керек).', ru: 'В распакованном виде архив слишком велик: уберите большие файлы (один файл не более 25 МБ, все вместе не более 120 МБ).', en: 'Unpacked, the archive is too large: take out large files (25 MB each, 120 MB altogether).' },
  noManifest: { kk: 'Архивте imsmanifest.xml жоқ: оны архивтің түбіріне қойыңыз.', ru: 'В архиве нет imsmanifest.xml: он должен лежать в корне архива.', en: 'There is no imsmanifest.xml in the archive: put it at its root.' },
  doctype: { kk: 'imsmanifest.xml ішінде DOCTYPE бар: оны алып тастаңыз.', ru: 'В imsmanifest.xml есть DOCTYPE: удалите его.', en: 'imsmanifest.xml has a DOCTYPE: remove it.' },
  manifest: { kk: 'imsmanifest.xml дұрыс XML емес: курсты қайта экспорттаңыз.', ru: 'imsmanifest.xml — некорректный XML: выгрузите курс заново.', en: 'imsmanifest.xml is no well-formed XML: export the course anew.' },
  nothing: { kk: 'Топтамада алынатын ештеңе жоқ: ішінде сабақтар не QTI 3 тапсырмалары болуы керек.', ru: 'В пакете нечего взять: в нём должны быть уроки или задания QTI 3.', en: 'There is nothing in the package to take: it must have lessons or items of QTI 3.' },
  missing: { kk: 'бұл файл топтамада жоқ: қосып, қайта жүктеңіз', ru: 'этого файла нет в пакете: добавьте его и загрузите снова', en: 'this file is not in the package: add it and send it again' },
  notListed: { kk: 'курс мазмұнында көрсетілмеген, сондықтан алынбады', ru: 'нет в оглавлении курса, поэтому не взято', en: 'is not in the table of contents, so it was not taken' },
  discussion: { kk: 'талқылау тақырыбы алынбады: порталда бұл жоқ, сабақ мәтіні ретінде жазыңыз', ru: 'тема обсуждения не взята: на портале этого нет, напишите её текстом урока', en: 'a discussion topic was not taken: the portal has none, write it as a lesson' },
  tool: { kk: 'сыртқы құрал (LTI) алынбады: сілтемесін сабақ мәтініне қосыңыз', ru: 'внешний инструмент (LTI) не взят: добавьте ссылку на него в текст урока', en: 'an external tool (LTI) was not taken: write its link in a lesson' },
  assignment: { kk: 'жазбаша тапсырма алынбады: оны порталда бағаланатын тапсырма ретінде жазыңыз', ru: 'письменное задание не взято: напишите его как задание, которое оценивает портал', en: 'an assignment was not taken: write it as a task that the portal judges' },
  bank: { kk: 'сұрақтар қоры алынбады: сұрақтарды тест ретінде экспорттаңыз', ru: 'банк вопросов не взят: выгрузите вопросы как тест', en: 'a question bank was not taken: export its questions as an assessment' },
  resource: { kk: 'портал ресурстың бұл түрін алмайды', ru: 'портал не берёт ресурсы этого вида', en: 'the portal does not take resources of this type' },
  link: { kk: 'сілтеме http не https емес: түзетіңіз', ru: 'ссылка не http и не https: исправьте её', en: 'the link is neither http nor https: mend it' },
  assessment: { kk: 'тест файлы оқылмады: QTI 1.2 не QTI 3 форматында экспорттаңыз', ru: 'файл теста не прочитан: выгрузите его в QTI 1.2 или QTI 3', en: 'the assessment could not be read: export it as QTI 1.2 or QTI 3' },
  question: { kk: 'сұрақтың бұл түрі алынбады: оны таңдау не сөз енгізу ретінде жазыңыз не QTI 3 форматында жүктеңіз', ru: 'вопрос этого вида не взят: напишите его как выбор или ввод слова либо загрузите в QTI 3', en: 'a question of this type was not taken: write it as a choice or words, or send it as QTI 3' },
  noQuestions: { kk: 'тесттен бірде-бір сұрақ алынбады', ru: 'из теста не взято ни одного вопроса', en: 'no question of the assessment was taken' },
  element: { kk: 'беттің бұл бөлігі алынбады: мәтінмен жазыңыз не файл ретінде қосыңыз', ru: 'эта часть страницы не взята: напишите её текстом или приложите файлом', en: 'this part of the page was not taken: write it as text or add it as a file' },
  style: { kk: 'безендіру мен бағдарлама коды алынбады', ru: 'оформление и программный код не взяты', en: 'styles and scripts were not taken' },
  file: { kk: 'файлдың бұл түрі қабылданбайды: PDF, PNG, JPEG, DOCX, XLSX, CSV, TXT, JSON не ZIP ретінде сақтаңыз', ru: 'файлы этого вида не принимаются: сохраните как PDF, PNG, JPEG, DOCX, XLSX, CSV, TXT, JSON или ZIP', en: 'files of this type are not taken: save it as PDF, PNG, JPEG, DOCX, XLSX, CSV, TXT, JSON or ZIP' },
} as const satisfies Record<string, Text>
export type ImportRule = keyof typeof importRules

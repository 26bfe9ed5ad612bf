/** The words above what a decision would change. */
export const words = {
  title: { kk: 'Шешім нені өзгертеді', ru: 'Что изменит решение', en: 'What the decision would change' },
  added: { kk: 'қосылады', ru: 'добавляется', en: 'added' },
  removed: { kk: 'алып тасталады', ru: 'исключается', en: 'removed' },
} as const

/** Whether a file of the course's folder is a lesson by its name: `04-gradient-descent.ipynb`. */
export function isLessonFile(file: string): boolean {
  return /^\d\d-[\w-]+\.ipynb$/.test(file);
}

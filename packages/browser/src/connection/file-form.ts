/** A form that uploads a picture, which may be given as text of base64, maybe with the head of a `data:` address. */
export function fileForm(file: Blob | string): FormData {
  const form = new FormData()
  form.set('file', typeof file === 'string' ? fileOf(file) : file)
  return form
}

const fileOf = (text: string) =>
  new Blob([Uint8Array.from(atob(text.replace(/^data:[^,]*,/, '')), (one) => one.charCodeAt(0))])

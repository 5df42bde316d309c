/** English texts about what is typed to prove who one is. Keys: UI components §4. */
export const code = {
  unstable__errors: {
    form_param_nil__code: 'Enter the code.',
    form_param_nil__password: 'Enter your password.',
    form_code_incomplete: 'Enter all six digits.',
  },
}

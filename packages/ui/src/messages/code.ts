/** English texts about codes that are typed. Keys: UI components §4. */
export const code = {
  unstable__errors: {
    form_param_nil__code: 'Enter the code.',
    form_param_nil__password: 'Enter your password.',
    form_code_incomplete: 'Enter all six digits.',
  },
}

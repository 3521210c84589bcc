/** Said when the browser refuses to keep anything, as in a frame of another site. */
export const NO_STORAGE =
  'Webbläsaren tillåter inte att listan sparas på den här datorn. Spara den som fil i stället.';

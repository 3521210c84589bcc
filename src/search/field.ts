/** The most letters of a query: what a server takes in an address, and a copied reference to a rule has. */
export const MOST_LETTERS = 500;

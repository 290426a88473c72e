/** Why a plan was not carried out; the workbook is as it was. */
export class WriteRefused extends Error {}

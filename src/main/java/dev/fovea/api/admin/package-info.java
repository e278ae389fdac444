/**
 * The operator's side: accounts, keys, credit, usage. {@link dev.fovea.api.admin.AdminDesk} answers
 * whoever asks: a client over HTTP, or the command line on a data folder that no server has open.
 */
@NullMarked
package dev.fovea.api.admin;

import org.jspecify.annotations.NullMarked;

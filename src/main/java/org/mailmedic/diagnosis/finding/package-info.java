/// What is wrong in a set-up: findings with stable codes, their weight, and the parts of a set-up that they belong to.
package org.mailmedic.diagnosis.finding;

//! What offices really send, and what people really do: each fault of the kind that was found in
//! use is shown by a test here, with people who are invented.

mod acts; // every everyday act is a command
mod auditor; // without the key ring
mod campaigns; // who is asked, and which campaign is meant
mod cases; // from report to service
mod ceremonies; // announced, put off, held, counted
mod people; // found, shown, listed, and given back as a table
mod reports; // what an office tells others
mod rules; // the law as the ledger has it
mod sheets; // lists that leave the program
mod tables; // lists as offices have them
mod templates; // tables to be filled in
mod times; // days of facts and of recording
mod told; // what an import says, and where
mod who; // one wrong digit brings no two people together
